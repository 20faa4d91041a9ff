namespace CommonThread.People;

/// <summary>What sort of body an organisation is. A board, committee, forum or panel is a <see cref="Partnership"/>, so that its seats can be posts.</summary>
public enum OrganisationKind
{
    CountyCouncil,
    DistrictCouncil,
    UnitaryCouncil,
    ParishCouncil,
    Police,
    Pcc,
    Fire,
    Health,
    Probation,
    Voluntary,
    Business,
    Partnership,
    Other,
}
