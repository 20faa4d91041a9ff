namespace CommonThread.Tests.Strategy;

/// <summary>What each actor of the county’s documents does, and the post that does it.</summary>
internal static class ActorsOfNottinghamshire
{
    private const string Council = "Nottinghamshire County Council";
    private const string Board = "Safer Nottinghamshire Board";
    private const string Group = "Safer Nottinghamshire Board Performance Group";
    private const string Safer = "strategy/community-safety-agreement";
    private const string Communities = "strategy/communities-strategy";

    public static IEnumerable<(string, string, string, string, string, string, bool)> Rows()
    {
        const string at = ActorsSite.Nottinghamshire;
        (string, string, string, string, string, string, bool) Row(
            string requirements,
            string actor,
            string title,
            string organisation,
            string page,
            bool writes = true
        ) => (requirements, actor, at, title, organisation, page, writes);

        yield return Row("A-01", "strategy officer", "Strategy Officer", Council, "strategy/add");
        yield return Row("A-01", "programme manager", "Programme Manager (LIS, SNB)", Council, "strategy/add");
        yield return Row("A-02 A-03", "strategy officer", "Strategy Officer", Council, Communities + "/drivers");
        yield return Row("A-04", "strategy officer", "Strategy Officer", Council, Communities + "/vision");
        yield return Row("A-05", "strategy officer", "Strategy Officer", Council, Communities + "/objectives");
        yield return Row(
            "A-05",
            "strategy officer",
            "Strategy Officer",
            Council,
            Communities + "/operational-objectives"
        );
        yield return Row("A-06", "strategy officer", "Strategy Officer", Council, Communities + "/principles");
        yield return Row("A-06", "author", "Programme Officer", Council, "commitments/{action}/edit");
        yield return Row("A-07", "strategy officer", "Strategy Officer", Council, Communities + "/pledges");
        yield return Row("A-08", "strategy officer", "Strategy Officer", Council, Safer + "/outcomes");
        yield return Row("A-09", "strategy officer", "Strategy Officer", Council, Communities + "/promises");
        yield return Row("A-09", "team manager", "Team Manager", Council, Communities + "/promises/{promise}/report");
        yield return Row("A-10", "strategy officer", "Strategy Officer", Council, Safer + "/themes");
        yield return Row(
            "A-11",
            "strategy officer",
            "Strategy Officer",
            Council,
            "strategy/priorities/{led-any}/rename"
        );
        yield return Row("A-12", "strategy officer", "Strategy Officer", Council, Communities + "/programmes");
        yield return Row(
            "A-13 A-19",
            "strategy officer",
            "Strategy Officer",
            Council,
            Communities + "/delivery/activities"
        );
        yield return Row(
            "A-13",
            "activity owner",
            "Programme Officer",
            Council,
            Communities + "/delivery/activities/{activity}"
        );
        yield return Row(
            "A-13",
            "activity owner",
            "Neighbourhood Officer",
            Council,
            Communities + "/delivery/work-streams/{stream}"
        );
        yield return Row(
            "A-13",
            "activity owner",
            "Armed Forces Covenant Officer",
            Council,
            Communities + "/delivery/activities/{activity}"
        );
        yield return Row("A-14 A-15 A-16", "analyst", "Analyst", Council, Communities + "/measures/write/{measure}");
        yield return Row(
            "A-14",
            "strategy officer",
            "Strategy Officer",
            Council,
            Communities + "/measures/write?kind=CountPerYear"
        );
        yield return Row("A-17", "team manager", "Team Manager", Council, Communities + "/registers/resources/add");
        yield return Row("A-17", "board", "Chair", Board, Safer + "/registers/resources/add");
        yield return Row("A-18", "team manager", "Team Manager", Council, Communities + "/registers/requests/add");
        yield return Row(
            "A-18",
            "programme officer",
            "Programme Officer",
            Council,
            Communities + "/registers/requests/add"
        );
        yield return Row(
            "A-20",
            "every signed-in user",
            "Internal Auditor",
            Council,
            "thread/success-measure-{any-measure}",
            false
        );
        yield return Row(
            "A-21",
            "priority lead",
            "Chief Constable",
            "Nottinghamshire Police",
            "thread/priority-{led}",
            false
        );
        yield return Row(
            "A-21",
            "partner officer",
            "Community Safety Officer",
            "Gedling Borough Council",
            "thread/priority-{led-any}",
            false
        );
        yield return Row("A-22", "programme manager", "Programme Manager (LIS, SNB)", Council, "gaps", false);
        yield return Row("A-22", "strategy officer", "Strategy Officer", Council, "gaps", false);
        yield return Row(
            "A-23",
            "CSP chair",
            "Chair",
            "South Nottinghamshire Community Safety Partnership",
            Safer + "/registers/local-readings/add"
        );
        yield return Row(
            "A-23",
            "CSP co-ordinator",
            "Co-ordinator",
            "South Nottinghamshire Community Safety Partnership",
            Safer + "/registers/local-readings/add"
        );
        yield return Row("A-25", "performance group", "Chair", Group, Safer + "/registers/claims", false);
        yield return Row("A-25", "board", "Chair", Board, Safer + "/registers/claims", false);
        yield return Row("A-26", "priority lead", "Chief Constable", "Nottinghamshire Police", Safer + "/plans/add");
        yield return Row("A-26", "strategy officer", "Strategy Officer", Council, Safer + "/plans/add");
        yield return Row("A-26", "approving body", "Chair", Board, Safer + "/plans/{submitted-plan}");
        yield return Row("A-27 A-32 A-36", "plan owner", "Team Manager", Council, Communities + "/plans/{plan}/edit");
        yield return Row(
            "A-27",
            "action owner",
            "Armed Forces Covenant Officer",
            Council,
            "commitments/{action}/update"
        );
        yield return Row(
            "A-28",
            "priority lead",
            "Chief Constable",
            "Nottinghamshire Police",
            Safer + "/checklist/{led}/1"
        );
        yield return Row(
            "A-28",
            "support officer",
            "Partnerships Analyst",
            "Nottinghamshire Police",
            Safer + "/checklist/{led}/1"
        );
        yield return Row(
            "A-28",
            "programme manager",
            "Programme Manager (LIS, SNB)",
            Council,
            Safer + "/checklist/{priority}/1"
        );
        yield return Row(
            "A-29",
            "priority lead",
            "Director of Public Health",
            "Public Health",
            Safer + "/plans/add?kind=DeliveryPlan"
        );
        yield return Row(
            "A-30",
            "priority lead",
            "Chief Constable",
            "Nottinghamshire Police",
            Safer + "/plans/add?kind=CommunicationPlan"
        );
        yield return Row(
            "A-30",
            "communications officer",
            "Communications Officer",
            Council,
            Safer + "/plans/add?kind=CommunicationPlan"
        );
        yield return Row(
            "A-30",
            "communications officer",
            "Communications Officer",
            Council,
            Safer + "/plans/{told-plan}/entries"
        );
        yield return Row(
            "A-31",
            "priority lead",
            "Chief Constable",
            "Nottinghamshire Police",
            Safer + "/registers/scoping/add"
        );
        yield return Row("A-31", "analyst", "Analyst", Council, Safer + "/registers/scoping/add");
        yield return Row(
            "A-33",
            "programme manager",
            "Programme Manager (LIS, SNB)",
            Council,
            Safer + "/plans/refreshes"
        );
        yield return Row(
            "A-33",
            "subgroup chair",
            "Chair",
            "Vulnerability theme group",
            Safer + "/plans/{group-plan}/refresh"
        );
        yield return Row("A-34", "plan owner", "Programme Officer", Council, Communities + "/registers/pilots/{pilot}");
        yield return Row(
            "A-34",
            "partner officer",
            "Community Safety Officer",
            "Bassetlaw District Council",
            Safer + "/registers/pilots/{pilot}"
        );
        yield return Row(
            "A-35",
            "priority lead",
            "Chief Constable",
            "Nottinghamshire Police",
            "commitments/{led-action}/share"
        );
        yield return Row("A-37", "Board chair", "Chair", Board, Safer + "/registers/roles/add");
        yield return Row(
            "A-37",
            "programme manager",
            "Programme Manager (LIS, SNB)",
            Council,
            Safer + "/registers/roles/add"
        );
        yield return Row(
            "A-38",
            "priority lead",
            "Group Manager Early Help Services",
            Council,
            Safer + "/registers/roles/add?priority={led}"
        );
        yield return Row(
            "A-38",
            "support officer",
            "Partnerships Analyst",
            "Nottinghamshire Police",
            Safer + "/registers/roles/add?priority={led}"
        );
        yield return Row(
            "A-38",
            "local expert",
            "Hate Crime Manager",
            "Nottinghamshire Police",
            Safer + "/registers/roles",
            false
        );
        yield return Row("A-39", "priority lead", "Chief Constable", "Nottinghamshire Police", "my-priorities", false);
        yield return Row(
            "A-39",
            "programme manager",
            "Programme Manager (LIS, SNB)",
            Council,
            Safer + "/duties/{priority}/1"
        );
        yield return Row(
            "A-40",
            "priority lead",
            "Chief Constable",
            "Nottinghamshire Police",
            Safer + "/reports/{report}/write"
        );
        yield return Row(
            "A-40",
            "support officer",
            "Partnerships Analyst",
            "Nottinghamshire Police",
            Safer + "/reports",
            false
        );
        yield return Row(
            "A-41",
            "priority lead",
            "Chief Constable",
            "Nottinghamshire Police",
            Safer + "/registers/concerns/add"
        );
        yield return Row("A-41", "performance group chair", "Chair", Group, Safer + "/concerns/{concern}/answer");
        yield return Row("A-41", "Board chair", "Chair", Board, Safer + "/concerns/{concern}/answer");
        yield return Row(
            "A-42",
            "priority lead",
            "Chief Constable",
            "Nottinghamshire Police",
            Safer + "/registers/mechanisms/add"
        );
        yield return Row(
            "A-43",
            "priority lead",
            "Chief Constable",
            "Nottinghamshire Police",
            Safer + "/registers/guidance/add"
        );
        yield return Row(
            "A-43",
            "CSP co-ordinator",
            "Co-ordinator",
            "South Nottinghamshire Community Safety Partnership",
            Safer + "/guidance/{guidance}/received"
        );
        yield return Row(
            "A-44",
            "priority lead",
            "Chief Constable",
            "Nottinghamshire Police",
            Safer + "/registers/law/add"
        );
        yield return Row(
            "A-45",
            "priority lead",
            "Chief Constable",
            "Nottinghamshire Police",
            Safer + "/registers/relationships/add"
        );
        yield return Row("A-46", "strategy officer", "Strategy Officer", Council, Safer + "/versions/start");
        yield return Row(
            "A-47",
            "scrutiny member",
            "Committee Chair",
            "Communities and Place Committee",
            Safer + "/versions/compare?from=1&to=2",
            false
        );
        yield return Row("A-48", "framework owner", "Team Manager", Council, Communities + "/reviews/{review}");
        yield return Row("A-48 A-49", "Board", "Chair", Board, Safer + "/reviews/open");
        yield return Row("A-50", "framework owner", "Team Manager", Council, Communities + "/end");
        yield return Row(
            "A-57",
            "partner officer",
            "Community Safety Officer",
            "Gedling Borough Council",
            Safer + "/case-studies"
        );
        yield return Row("A-57", "editor", "Communications Officer", Council, Safer + "/case-studies");
        yield return Row("A-58", "strategy officer", "Strategy Officer", Council, Safer + "/registers/lessons/add");
        yield return Row("A-60", "programme owner", "Team Manager", Council, Communities + "/phases/write");
        yield return Row("A-61", "every signed-in user: analyst", "Analyst", Council, "good-practice/{study}");
        yield return Row("A-61", "every signed-in user: board member", "Chair", Board, "good-practice/{study}");
        yield return Row(
            "A-61",
            "every signed-in user: councillor",
            "Ward Councillor",
            "Mansfield District Council",
            "good-practice/{study}"
        );
    }
}
