using System.Globalization;
using CommonThread.Commitments;
using CommonThread.People;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Leads;
using CommonThread.Strategy.SuccessMeasures;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy;

namespace CommonThread.Tests.Thread;

/// <summary>The thread up from a figure, and down from a priority by partner, locality and state.</summary>
public sealed class FollowFurtherTests(NottinghamshireSite site) : IClassFixture<NottinghamshireSite>
{
    private static IReadOnlyList<string> Part(Page page, string from, string? to)
    {
        var items = new List<string>();
        for (
            var node = page.Html.QuerySelector("#" + from)!.NextElementSibling;
            node is not null && node.Id != to;
            node = node.NextElementSibling
        )
            items.AddRange(
                node.QuerySelectorAll(".ct-thread__title, .ct-thread__one").Select(t => t.TextContent.Trim())
            );
        return items;
    }

    [Fact]
    [Trait("Requirement", "A-20")]
    public async Task A_measure_s_thread_goes_up_through_what_it_shows_to_the_vision()
    {
        int figure;
        Priority priority;
        Framework framework;
        await using (var db = site.Open())
        {
            var shown = await (
                from success in db.Set<SuccessMeasure>()
                join link in db.Set<Link>() on success.Id equals link.LowerId
                where
                    success.MeasureId != null
                    && link.LowerKind == StrategyKinds.Measure
                    && link.UpperKind == StrategyKinds.Priority
                orderby success.Id
                select new { Figure = success.MeasureId!.Value, Priority = link.UpperId }
            ).FirstAsync();
            figure = shown.Figure;
            priority = await db.Set<Priority>().SingleAsync(p => p.Id == shown.Priority);
            framework = await db.Set<Framework>().SingleAsync(f => f.Id == priority.FrameworkId);
        }
        using var anyone = await site.SignIn(Roles.Auditor);
        var above = Part(await anyone.Get($"thread/measure-{figure}"), "above", "below");
        above.ShouldContain(priority.Name);
        above.ShouldContain(framework.Title);
        (await anyone.Get($"thread/measure-{figure}")).Text.ShouldContain(framework.Vision!);
    }

    [Fact]
    [Trait("Requirement", "A-20")]
    public async Task An_action_that_names_the_figure_which_would_show_it_stands_above_that_figure()
    {
        int figure;
        string title;
        await using (var db = site.Open())
        {
            var action = await db.Set<Commitment>().FirstAsync(c => c.Kind == CommitmentKind.PlanAction);
            figure = await db.Set<SuccessMeasure>()
                .Where(m => m.MeasureId != null)
                .OrderBy(m => m.Id)
                .Select(m => m.MeasureId!.Value)
                .FirstAsync();
            (action.MeasureId, title) = (figure, action.Title);
            await db.SaveChangesAsync();
        }
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        Part(await officer.Get($"thread/measure-{figure}"), "above", "below").ShouldContain(title);
    }

    [Fact]
    [Trait("Requirement", "A-21")]
    [Trait("Speed", "slow")]
    public async Task What_is_below_a_priority_is_filtered_by_partner_locality_and_state_with_its_latest_result()
    {
        int priority,
            police,
            bassetlaw,
            ward;
        await using (var db = site.Open())
        {
            var of = await db.Set<Priority>().SingleAsync(p => p.Name == "Hate Crime");
            priority = of.Id;
            police = await site.Organisation("Nottinghamshire Police");
            var council = await site.Organisation("Bassetlaw District Council");
            var district = Place.Called("Filtered district", PlaceType.District);
            var small = Place.Called("Filtered ward", PlaceType.Ward);
            db.AddRange(district, small);
            await db.SaveChangesAsync();
            (bassetlaw, ward) = (district.Id, small.Id);
            db.Add(PlaceLink.Of(ward, bassetlaw, Hierarchy.Administrative));
            foreach (
                var (title, owner, place) in new[]
                {
                    ("Walk the market", police, ward),
                    ("Train the wardens", council, 0),
                }
            )
            {
                var action = Commitment.To(CommitmentKind.PlanAction, of.Record, title);
                action.OwnedBy(owner, null);
                db.Add(action);
                await db.SaveChangesAsync();
                if (place > 0)
                    db.Add(Link.Between(action.Record, new("place", place), "happens in"));
                else
                    action.Report(
                        CommitmentState.AtRisk,
                        20,
                        "Two wardens are trained",
                        null,
                        site.Today,
                        Caller.System,
                        null
                    );
            }
            await db.SaveChangesAsync();
        }
        using var partner = await site.SignIn(Roles.PartnerOfficer, "Nottinghamshire Police");
        async Task<IReadOnlyList<string>> Below(string query) =>
            Part(await partner.Get($"thread/priority-{priority}{query}"), "below", "beside");
        var all = await Below("");
        all.ShouldContain("Walk the market");
        all.ShouldContain("Train the wardens");
        var theirs = await Below($"?Partner={police.ToString(CultureInfo.InvariantCulture)}");
        theirs.ShouldContain("Walk the market");
        theirs.ShouldNotContain("Train the wardens");
        foreach (var place in new[] { ward, bassetlaw })
        {
            (await Below($"?Place={place.ToString(CultureInfo.InvariantCulture)}")).ShouldBe(
                ["Walk the market"],
                "a district finds what is done in its wards"
            );
        }
        (await Below("?State=At%20risk")).ShouldBe(["Train the wardens"]);
        var page = await partner.Get($"thread/priority-{priority}");
        page.Text.ShouldContain("12 March 2026: Two wardens are trained");
        page.Html.QuerySelector("select[name=Partner]")!.TextContent.ShouldContain("Nottinghamshire Police");
        page.Html.QuerySelector("select[name=Place]")!.TextContent.ShouldContain("Filtered district (district)");
        (await partner.Get($"thread/priority-{priority}?Partner=999999")).Text.ShouldContain(
            "Nothing below has the partner “999999”"
        );
    }

    [Fact]
    [Trait("Requirement", "A-21")]
    public async Task The_latest_result_of_a_measure_stands_on_the_thread_and_dates_say_what_they_are()
    {
        int concern;
        await using (var db = site.Open())
            concern = (await db.Set<Concern>().OrderBy(c => c.Id).FirstAsync()).PriorityId!.Value;
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var page = await officer.Get($"thread/priority-{concern}");
        var raised = page
            .Html.QuerySelectorAll(".ct-thread__bead")
            .First(b => b.TextContent.Contains("Concern of a lead", StringComparison.Ordinal));
        raised.TextContent.ShouldContain("raised on");
        raised.TextContent.ShouldNotContain("until");
        await using var known = site.Open();
        var judged = await known
            .Set<SuccessMeasure>()
            .Include(m => m.Judgements)
            .Where(m => m.Judgements.Count > 0)
            .OrderBy(m => m.Id)
            .FirstAsync();
        var above = await officer.Get($"thread/success-measure-{judged.Id}");
        above.Text.ShouldContain("Latest: ");
    }
}
