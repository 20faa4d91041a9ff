using System.Net;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy;

/// <summary>
/// Each actor that the catalogue names for a requirement of strategy, as a post of the demonstrations: it reaches the page of its
/// work, and finds a form there where it writes. What it may not do stands below, for its own organisation and place only.
/// </summary>
[Trait("Speed", "slow")]
public sealed class ActorsTests(ActorsSite site) : IClassFixture<ActorsSite>
{
    private const string Council = "Nottinghamshire County Council";
    private const string Board = "Safer Nottinghamshire Board";
    private const string City = "Peterborough City Council";
    private const string Safer = "strategy/community-safety-agreement";
    private const string Communities = "strategy/communities-strategy";
    private const string Think = "strategy/think-communities";

    /// <summary>Requirements, the actor, where and which post it is, the page, and whether it writes there.</summary>
    public static TheoryData<string, string, string, string, string, string, bool> Work { get; } =
    [.. ActorsOfNottinghamshire.Rows(), .. ActorsElsewhere.Cambridgeshire(), .. ActorsElsewhere.Derby()];

    [Theory]
    [MemberData(nameof(Work))]
    public async Task Each_actor_that_the_catalogue_names_can_do_its_work(
        string requirements,
        string actor,
        string partnership,
        string title,
        string organisation,
        string page,
        bool writes
    )
    {
        var address = await site.PageOf(partnership, title, organisation, page);
        using var visitor = await site.As(partnership, title, organisation);
        var opened = await visitor.Try(address);
        opened.Status.ShouldBe(HttpStatusCode.OK, $"{requirements}: {actor} ({title}, {organisation}) at {address}");
        (opened.Html.QuerySelector("main form[method=post]") is not null).ShouldBe(
            writes,
            $"{requirements}: whether {actor} finds a form at {address}"
        );
    }

    /// <summary>What lies beside an actor's work: another's activity, plan, pilot, priority or place.</summary>
    [Theory]
    [InlineData(
        "A-13",
        ActorsSite.Nottinghamshire,
        "Neighbourhood Officer",
        Council,
        Communities + "/delivery/activities"
    )]
    [InlineData(
        "A-13",
        ActorsSite.Nottinghamshire,
        "Neighbourhood Officer",
        Council,
        Communities + "/delivery/activities/{others-activity}"
    )]
    [InlineData("A-23", ActorsSite.Nottinghamshire, "Chair", Board, Safer + "/registers/local-readings/add")]
    [InlineData(
        "A-24",
        ActorsSite.Derby,
        "Neighbourhood Manager, Sinfin",
        "Derby City Council",
        "strategy/area-and-neighbourhood-agenda/objectives"
    )]
    [InlineData(
        "A-24",
        ActorsSite.Derby,
        "Neighbourhood Manager, Normanton",
        "Derby City Council",
        "strategy/sinfin-plan/objectives"
    )]
    [InlineData(
        "A-27",
        ActorsSite.Nottinghamshire,
        "Community Safety Officer",
        "Gedling Borough Council",
        Safer + "/plans/{submitted-plan}/edit"
    )]
    [InlineData(
        "A-30",
        ActorsSite.Nottinghamshire,
        "Communications Officer",
        Council,
        Safer + "/plans/{submitted-plan}/edit"
    )]
    [InlineData(
        "A-33",
        ActorsSite.Nottinghamshire,
        "Chair",
        "Covenant Forum",
        Safer + "/plans/{submitted-plan}/refresh"
    )]
    [InlineData(
        "A-33",
        ActorsSite.Nottinghamshire,
        "Chair",
        "Health and Wellbeing Board",
        Safer + "/plans/{submitted-plan}/refresh"
    )]
    [InlineData(
        "A-34",
        ActorsSite.Nottinghamshire,
        "Community Safety Officer",
        "Gedling Borough Council",
        Safer + "/registers/pilots/{any-pilot}"
    )]
    [InlineData("A-37", ActorsSite.Nottinghamshire, "Strategy Officer", Council, Safer + "/registers/roles/add")]
    [InlineData("A-38", ActorsSite.Nottinghamshire, "Apprentice", Council, Safer + "/registers/roles/add")]
    [InlineData(
        "A-56",
        ActorsSite.Cambridgeshire,
        "Chair",
        "Safer Peterborough Partnership",
        Think + "/adoption/follow"
    )]
    public async Task An_actor_writes_nothing_of_others(
        string requirement,
        string partnership,
        string title,
        string organisation,
        string page
    )
    {
        var address = await site.PageOf(partnership, title, organisation, page);
        using var visitor = await site.As(partnership, title, organisation);
        (await visitor.Try(address)).Status.ShouldBeOneOf(
            [HttpStatusCode.NotFound, HttpStatusCode.Forbidden],
            $"{requirement}: {title}, {organisation} at {address}"
        );
    }
}
