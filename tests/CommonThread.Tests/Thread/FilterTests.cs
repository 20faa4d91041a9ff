using System.Net;
using CommonThread.Commitments;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Thread;

/// <summary>A thread narrowed by what stands in the address, and what is said where that is not to be had .</summary>
public sealed class FilterTests(FilterTests.Site site) : IClassFixture<FilterTests.Site>
{
    public sealed class Site : DeliverySite
    {
        protected override async Task Fill()
        {
            await base.Fill();
            await using var db = Open();
            foreach (var title in new[] { "Walk the estate", "Light the path" })
                db.Add(Commitment.To(CommitmentKind.PlanAction, new(StrategyKinds.Priority, PriorityId), title));
            await db.SaveChangesAsync();
        }
    }

    private string Thread => $"thread/priority-{site.PriorityId}";

    [Fact]
    [Trait("Requirement", "A-21")]
    public async Task A_misspelt_filter_is_named_with_those_there_are_and_filters_nothing()
    {
        using var reader = await site.SignIn(Roles.PartnerOfficer);
        foreach (
            var (query, says) in new[]
            {
                ("kind=xyz", "Nothing below has the kind “xyz”, so that all is shown. There is: Action."),
                (
                    "state=Brilliant",
                    "Nothing below has the state “Brilliant”, so that all is shown. There is: Not started."
                ),
                (
                    "partner=abc",
                    "Nothing below has the partner “abc”, so that all is shown. There is no partner to choose here."
                ),
                ("place=999999", "Nothing below has the place “999999”"),
                ("kinds=Action", "There is no filter called “kinds”. The filters are: kind, state, partner, place."),
            }
        )
        {
            var page = await reader.Get($"{Thread}?{query}");
            page.Text.ShouldContain(says);
            page.Text.ShouldContain("Walk the estate");
            var json = await reader.Try($"{Thread}?handler=Json&{query}");
            json.Status.ShouldBe(HttpStatusCode.BadRequest, query);
        }
    }

    [Fact]
    [Trait("Requirement", "A-21")]
    public async Task A_filter_holds_whatever_the_case_of_its_letters_and_for_programs_too()
    {
        using var reader = await site.SignIn(Roles.PartnerOfficer);
        var page = await reader.Get($"{Thread}?kind=action&state=not%20started");
        page.Text.ShouldContain("2 records of 2");
        page.Text.ShouldNotContain("Nothing below has");
        (await reader.Get($"{Thread}?handler=Json&kind=ACTION")).Body.ShouldContain("Walk the estate");
    }
}
