using CommonThread.Partnerships;
using CommonThread.People;
using CommonThread.People.Organisations;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Shared.History;

public sealed class HistoryTests(TestSite site) : IClassFixture<TestSite>
{
    private async Task<Partnership> Fresh(string slug)
    {
        var partnership = await site.Add(slug, "History " + slug);
        await using var db = site.Open(partnership: partnership);
        for (var i = 0; i < 5; i++)
        {
            db.Add(Organisation.Called($"Organisation {i}", OrganisationKind.Voluntary));
            await db.SaveChangesAsync();
        }
        return partnership;
    }

    [Fact]
    public async Task Every_change_is_a_line_with_who_when_and_why()
    {
        var partnership = await Fresh("lines");
        await using var db = site.Open(partnership: partnership);
        db.Acting.Reason = "It has a new name";
        var organisation = await db.Set<Organisation>().FirstAsync();
        organisation.Rename("Another name");
        await db.SaveChangesAsync();
        var line = await db.Set<HistoryEntry>().OrderByDescending(e => e.Sequence).FirstAsync();
        line.Action.ShouldBe("changed");
        line.SubjectKind.ShouldBe("organisation");
        line.SubjectId.ShouldBe(organisation.Id);
        line.Reason.ShouldBe("It has a new name");
        line.Actor.ShouldBe("CommonThread");
        line.At.ShouldBe(site.Clock.GetUtcNow().UtcDateTime);
        (await db.Set<HistoryPayload>().SingleAsync(p => p.Sequence == line.Sequence)).Json.ShouldContain(
            "\"Name\":[\"Organisation 0\",\"Another name\"]"
        );
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_or_remove_a_line()
    {
        var partnership = await Fresh("refuses");
        await using var db = site.Open(partnership: partnership);
        await Should.ThrowAsync<Exception>(() =>
            db.Set<HistoryEntry>().ExecuteUpdateAsync(e => e.SetProperty(x => x.Reason, "forged"))
        );
        await Should.ThrowAsync<Exception>(() => db.Set<HistoryEntry>().ExecuteDeleteAsync());
        (await HistoryChain.Verify(db, default)).Broken.ShouldBeNull();
    }

    [Fact]
    public async Task Any_one_bit_change_to_what_was_recorded_is_found()
    {
        var partnership = await Fresh("bits");
        await using var db = site.Open(partnership: partnership);
        var payload = await db.Set<HistoryPayload>().OrderBy(p => p.Sequence).Skip(2).FirstAsync();
        var flipped = payload.Json.ToCharArray();
        flipped[5] = (char)(flipped[5] ^ 1);
        var json = new string(flipped);
        await db.Set<HistoryPayload>()
            .Where(p => p.Sequence == payload.Sequence)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Json, json));
        var verdict = await HistoryChain.Verify(db, default);
        verdict
            .Broken.ShouldNotBeNull()
            .ShouldContain(payload.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task What_was_recorded_can_be_erased_and_the_chain_still_holds()
    {
        var partnership = await Fresh("erased");
        await using var db = site.Open(partnership: partnership);
        await db.Set<HistoryPayload>().Where(p => p.Sequence == 2).ExecuteDeleteAsync();
        var verdict = await HistoryChain.Verify(db, default);
        verdict.Broken.ShouldBeNull();
        verdict.Erased.ShouldBe(1);
    }

    [Fact]
    public async Task Writers_at_the_same_time_make_one_unbroken_chain()
    {
        var partnership = await Fresh("together");
        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(async i =>
                {
                    await using var db = site.Open(partnership: partnership);
                    db.Add(Organisation.Called($"Together {i}", OrganisationKind.Health));
                    await db.SaveChangesAsync();
                })
        );
        await using var reader = site.Open(partnership: partnership);
        var verdict = await HistoryChain.Verify(reader, default);
        verdict.Broken.ShouldBeNull();
        verdict.Lines.ShouldBe(17);
    }

    [Fact]
    public async Task A_change_that_fails_leaves_no_line()
    {
        var partnership = await Fresh("fails");
        await using var db = site.Open(partnership: partnership);
        db.Add(Organisation.Called("Organisation 1", OrganisationKind.Voluntary));
        await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
        await using var reader = site.Open(partnership: partnership);
        (await reader.Set<HistoryEntry>().CountAsync()).ShouldBe(5);
    }
}
