namespace CommonThread.People;

/// <summary>Whose people somebody may manage: an administrator everyone's, an organisation's administrator their own organisation's (I-44).</summary>
internal static class OwnPeople
{
    public static bool MayManage(this Caller caller, int organisationId) =>
        caller.MayFor(PeoplePermissions.OwnOrganisation, organisationId);

    /// <summary>Whose posts somebody may add and number: a team's manager those of their own organisation (B-10).</summary>
    public static bool MayEstablish(this Caller caller, int organisationId) =>
        caller.MayManage(organisationId)
        || (caller.May(PeoplePermissions.Establishment) && caller.OrganisationIds.Contains(organisationId));
}
