namespace CommonThread.People;

/// <summary>Whose people somebody may manage: an administrator everyone's, an organisation's administrator their own organisation's (I-44).</summary>
internal static class OwnPeople
{
    public static bool MayManage(this Caller caller, int organisationId) =>
        caller.MayFor(PeoplePermissions.OwnOrganisation, organisationId);
}
