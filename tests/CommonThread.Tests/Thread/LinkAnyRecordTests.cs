using System.Globalization;
using CommonThread.Commitments;
using CommonThread.Data;
using CommonThread.People;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Thread;

public sealed class LinkAnyRecordTests(NottinghamshireSite site) : IClassFixture<NottinghamshireSite>
{
    private IReadOnlyDictionary<string, IRecordKind> Kinds => site.Services.GetRequiredService<Modules>().Kinds;

    [Fact]
    public void Every_kind_of_record_can_be_searched()
    {
        var silent = Kinds
            .Values.Where(k =>
                k.GetType()
                    .GetInterfaceMap(typeof(IRecordKind))
                    .TargetMethods.Any(m =>
                        m.Name.EndsWith(nameof(IRecordKind.Find), StringComparison.Ordinal)
                        && m.DeclaringType == typeof(IRecordKind)
                    )
            )
            .Select(k => k.Kind);
        silent.ShouldBeEmpty("A kind that cannot be searched cannot be linked");
    }

    [Fact]
    public async Task A_record_is_found_by_the_words_of_its_own_title()
    {
        await using var db = site.Open();
        var lost = new List<string>();
        var searched = 0;
        foreach (var kind in Kinds.Values)
        {
            // The first hundred numbers of a kind are enough to find one that is there.
            var cards = await kind.Cards(db, [.. Enumerable.Range(1, 100)], CancellationToken.None);
            if (cards.Count == 0 || kind.Kind is "lead-report" or "release" or "resource")
                continue;
            var card = cards[0];
            searched++;
            var words = string.Join(' ', card.Title.TrimEnd('…').Split(' ').Take(8)).ToUpperInvariant();
            if (!(await kind.Find(db, words, 200, CancellationToken.None)).Contains(card.Record.Id))
                lost.Add($"{card.Record}: {words}");
        }
        lost.ShouldBeEmpty();
        searched.ShouldBeGreaterThan(15);
    }

    [Fact]
    [Trait("Requirement", "A-11")]
    public async Task A_renamed_priority_is_found_by_its_old_name()
    {
        await using var db = site.Open();
        var priority = await db.Set<Priority>().FirstAsync(p => p.EarlierNames.Any());
        var old = await db.Set<PriorityName>().FirstAsync(n => n.PriorityId == priority.Id);
        (await Kinds["priority"].Find(db, old.Name, 20, CancellationToken.None)).ShouldContain(priority.Id);
    }

    [Fact]
    [Trait("Requirement", "A-20")]
    [Trait("Speed", "slow")]
    public async Task An_action_is_linked_to_a_place_an_organisation_and_a_post_that_were_searched_for()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer, "Nottinghamshire County Council");
        await using var db = site.Open();
        var action = await db.Set<Commitment>().FirstAsync(c => c.Kind == CommitmentKind.PlanAction);
        var place = await db.Set<Place>().FirstAsync(p => p.Type == PlaceType.District);
        var post = await site.Post("Bridge Warden", "Nottinghamshire County Council");
        foreach (
            var (words, kind, id) in new[]
            {
                (place.Name, "place", place.Id),
                ("bridge warden", "post", post),
                ("gedling borough", "organisation", await site.Organisation("Gedling Borough Council")),
            }
        )
        {
            var page = await officer.Get($"thread/{action.Record}/link?q={Uri.EscapeDataString(words)}");
            var linked = await page.Submit(
                ("Form.To", new RecordRef(kind, id).ToString()),
                ("Form.Relation", "contributes to")
            );
            linked.Heading.ShouldNotContain("Link it", Case.Sensitive, linked.Text);
            (await officer.Get($"thread/{kind}-{id.ToString(CultureInfo.InvariantCulture)}")).Text.ShouldContain(
                action.Title
            );
        }
    }

    [Fact]
    public async Task Nobody_finds_what_they_may_not_see()
    {
        await using var db = site.Open();
        var hidden = await db.Set<Commitment>().FirstAsync(c => c.Kind == CommitmentKind.PlanAction);
        hidden.Marking = Marking.Partners;
        await db.SaveChangesAsync();
        await using var reader = site.Open(Caller.Nobody);
        (await Kinds["commitment"].Find(reader, hidden.Title, 200, CancellationToken.None)).ShouldNotContain(hidden.Id);
        (await Kinds["concern-of-lead"].Find(reader, "the", 200, CancellationToken.None)).ShouldBeEmpty();
        (await Kinds["lead-report"].Find(reader, "the", 200, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_typed_finds_nothing()
    {
        await using var db = site.Open();
        foreach (var kind in Kinds.Values)
            (await kind.Find(db, " ", 10, CancellationToken.None)).ShouldBeEmpty(kind.Kind);
    }
}
