using System.Net;
using CommonThread.People;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Plans;

/// <summary>What the card of an entry is called: what it is, not what the first question of its form happened to be.</summary>
public sealed class RegisterTitleTests(NottinghamshireSite site) : IClassFixture<NottinghamshireSite>
{
    private async Task<IReadOnlyList<string>> Titles(Visitor visitor, string register)
    {
        var page = await visitor.Get($"strategy/{register}");
        return
        [
            .. page
                .Html.QuerySelectorAll(".govuk-summary-card__title")
                .Select(t =>
                    string.Join(' ', t.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                ),
        ];
    }

    [Theory]
    [InlineData(
        "community-safety-agreement/registers/roles",
        "Director of Public Health, Public Health: lead for Domestic Abuse"
    )]
    [InlineData("community-safety-agreement/registers/mechanisms", ": ")]
    [InlineData("community-safety-agreement/registers/relationships", ": ")]
    [InlineData("community-safety-agreement/registers/local-readings", "South Nottinghamshire: ")]
    [InlineData("communities-strategy/registers/resources", "to share out, 2025-26")]
    public async Task Each_card_is_called_what_it_is(string register, string title)
    {
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var titles = await Titles(manager, register);
        titles.ShouldNotBeEmpty();
        titles.ShouldContain(t => t.Contains(title, StringComparison.Ordinal), string.Join("\n", titles));
        titles.ShouldAllBe(t => t.Length <= 220);
    }

    [Fact]
    public async Task Cards_of_one_register_are_told_apart_by_their_titles()
    {
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var roles = await Titles(manager, "community-safety-agreement/registers/roles");
        roles.Where(t => t.Contains(": lead for", StringComparison.Ordinal)).ShouldBeUnique();
        (await manager.Try("strategy/community-safety-agreement/registers/roles?handler=csv")).Status.ShouldBe(
            HttpStatusCode.OK
        );
    }
}
