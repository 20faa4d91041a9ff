namespace CommonThread.Tests.Strategy;

/// <summary>What the actors of the other partnerships’ documents do that the county’s do not.</summary>
internal static class ActorsElsewhere
{
    private const string Council = "Nottinghamshire County Council";
    private const string City = "Peterborough City Council";
    private const string Network = "Cambridgeshire and Peterborough Senior Officers Communities Network";
    private const string Communities = "strategy/communities-strategy";
    private const string Think = "strategy/think-communities";

    public static IEnumerable<(string, string, string, string, string, string, bool)> Cambridgeshire()
    {
        const string at = ActorsSite.Cambridgeshire;
        yield return ("A-08", "analyst", at, "Analyst", City, Think + "/outcomes/{outcome}/evidence", true);
        yield return (
            "A-36",
            "plan owner",
            at,
            "Assistant Director - Housing, Communities and Youth",
            City,
            Think + "/plans/{plan}",
            true
        );
        yield return (
            "A-51",
            "strategy officer",
            at,
            "Service Director for Communities and Safety",
            City,
            Think + "/partners",
            true
        );
        yield return (
            "A-52 A-54",
            "partner officer",
            at,
            "Head of Communities",
            "Fenland District Council",
            Think + "/adoption/{partner}/2",
            true
        );
        yield return ("A-53", "network", at, "Chair", Network, Think + "/adoption", false);
        yield return (
            "A-55",
            "partner officer",
            at,
            "Community Safety Manager",
            "Cambridgeshire Fire and Rescue Service",
            "commitments/{any-action}",
            true
        );
        yield return (
            "A-57",
            "partner officer",
            at,
            "Chief Executive",
            "Peterborough Council for Voluntary Services",
            Think + "/case-studies",
            true
        );
        yield return (
            "A-47",
            "scrutiny member",
            at,
            "Member",
            "Adults and Communities Scrutiny Committee",
            Think + "/versions",
            false
        );
    }

    public static IEnumerable<(string, string, string, string, string, string, bool)> Derby()
    {
        const string at = ActorsSite.Derby;
        const string council = "Derby City Council";
        const string agenda = "strategy/area-and-neighbourhood-agenda";
        yield return (
            "A-24",
            "neighbourhood manager",
            at,
            "Neighbourhood Manager, Sinfin",
            council,
            "strategy/sinfin-plan/objectives",
            true
        );
        yield return (
            "A-13",
            "activity owner",
            at,
            "Neighbourhood Manager, Sinfin",
            council,
            agenda + "/delivery/work-streams/{stream}",
            true
        );
        yield return (
            "A-34",
            "plan owner",
            at,
            "Area Co-ordinator",
            council,
            agenda + "/registers/pilots/{pilot}",
            true
        );
        yield return (
            "A-60",
            "programme owner",
            at,
            "Area and Neighbourhood Programme Manager",
            council,
            agenda + "/phases/write",
            true
        );
    }
}
