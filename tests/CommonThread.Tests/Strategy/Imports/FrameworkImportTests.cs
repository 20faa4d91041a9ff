using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Adoptions;
using CommonThread.Strategy.Drivers;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.Promises;
using CommonThread.Strategy.Versions;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Imports;

[Trait("Speed", "slow")]
public sealed class FrameworkImportTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("cambridgeshire-and-peterborough", 2)]
    [InlineData("derby", 1)]
    [InlineData("leicestershire", 1)]
    [InlineData("nottinghamshire", 3)]
    public async Task Each_demonstration_framework_loads_with_nothing_refused(string sample, int frameworks)
    {
        var partnership = await SampleFrameworks.Demonstration(site, sample);
        await using var db = site.Open(partnership: partnership);
        (await db.Set<Framework>().CountAsync()).ShouldBe(frameworks);
        (await db.Set<Driver>().CountAsync(d => d.AwaitedSlug != null)).ShouldBe(0);
        (await HistoryChain.Verify(db, TestContext.Current.CancellationToken)).Broken.ShouldBeNull();
        foreach (var version in await db.Set<FrameworkVersion>().ToListAsync())
        {
            (version.Content is not null).ShouldBe(version.State.IsPublished(), version.Label);
            if (version.Content is not null)
                FrameworkText.Read(version.Content).Priorities.ShouldNotBeNull();
        }
        // The same files again change nothing.
        var entries = await db.Set<HistoryEntry>().CountAsync(e => e.Action != "imported");
        foreach (var file in SampleFrameworks.Files(sample))
        {
            var again = await SampleFrameworks.Load(site, partnership, file);
            again.Unchanged.ShouldBe(1);
            again.Added.ShouldBe(0);
        }
        (await db.Set<HistoryEntry>().CountAsync(e => e.Action != "imported")).ShouldBe(entries);
    }

    [Fact]
    [Trait("Requirement", "A-10")]
    public async Task The_agreement_has_eleven_priorities_under_three_themes_and_the_earlier_name()
    {
        var partnership = await site.Add("agreement", "Agreement");
        await SampleFrameworks.Prepare(site, partnership, "nottinghamshire");
        foreach (var file in SampleFrameworks.Files("nottinghamshire"))
            (await SampleFrameworks.Load(site, partnership, file)).Refused.ShouldBeEmpty();
        await using var db = site.Open(partnership: partnership);
        var agreement = await db.Set<Framework>().SingleAsync(f => f.Slug == "community-safety-agreement");
        (await db.Set<Theme>().CountAsync(t => t.FrameworkId == agreement.Id)).ShouldBe(3);
        var priorities = await db.Set<Priority>()
            .Include(p => p.EarlierNames)
            .Where(p => p.FrameworkId == agreement.Id)
            .ToListAsync();
        priorities.Count.ShouldBe(11);
        priorities.ShouldAllBe(p => p.ThemeId != null);
        priorities.Single(p => p.Name == "Serious Violence").EarlierNames.ShouldContain(n => n.Name == "Violence");
        // The files were written on 15 January 2026 and today is 12 March: every living date moved by one month.
        agreement.PeriodStart.ShouldBe(new DateOnly(2025, 5, 1));
        agreement.DatesInSource!.ShouldContain("refreshed March 2021");
        agreement.Vision.ShouldBe(
            "Working together to enable and support communities that are safe, healthy, confident and thriving."
        );
        // The child was loaded after its parent, and both sides know it.
        var parent = await db.Set<Framework>().SingleAsync(f => f.Slug == "communities-strategy");
        (await db.Set<Driver>().CountAsync(d => d.ParentFrameworkId == parent.Id)).ShouldBeGreaterThan(0);
        (await db.Set<Promise>().CountAsync(p => p.FrameworkId == parent.Id)).ShouldBe(4);
        // Both versions can be read whole, and what was in force on a day is known.
        var versions = await db.Set<FrameworkVersion>().Where(v => v.FrameworkId == agreement.Id).ToListAsync();
        versions.Single(v => v.WasInForceOn(new DateOnly(2025, 8, 1))).Label.ShouldBe("2020-23");
        versions.Single(v => v.WasInForceOn(site.Today)).Label.ShouldBe("Refreshed March 2021");
        FrameworkText
            .Read(versions.Single(v => v.Number == 1).Content!)
            .Priorities.ShouldContain(p => p.Name == "Violence");
    }

    [Fact]
    [Trait("Requirement", "A-53")]
    public async Task Think_Communities_has_eleven_partners_and_informal_agreement_does_not_count()
    {
        var partnership = await site.Add("think", "Think");
        await SampleFrameworks.Prepare(site, partnership, "cambridgeshire-and-peterborough");
        foreach (var file in SampleFrameworks.Files("cambridgeshire-and-peterborough"))
            (await SampleFrameworks.Load(site, partnership, file)).Refused.ShouldBeEmpty();
        await using var db = site.Open(partnership: partnership);
        var framework = await db.Set<Framework>().SingleAsync(f => f.Slug == "think-communities");
        var version = await db.Set<FrameworkVersion>()
            .SingleAsync(v => v.FrameworkId == framework.Id && v.State == VersionState.Draft);
        var tally = await AdoptionTally.Of(db, framework, version.Id, TestContext.Current.CancellationToken);
        tally.ShouldBe(new AdoptionTally(8, 3, 11));
        (await db.Set<Outcome>().CountAsync(o => o.FrameworkId == framework.Id)).ShouldBe(7);
    }

    [Theory]
    [InlineData("""{"framework":{}}""", "This is not a framework file")]
    [InlineData("[]", "one JSON object")]
    [InlineData("{\n\"format\": nonsense", "line 2")]
    [InlineData("""{"format":"CommonThread framework","format":"CommonThread framework","format_version":1}""", "JSON")]
    public async Task A_file_that_is_no_framework_is_refused_in_words(string text, string says)
    {
        var refused = await Should.ThrowAsync<ImportRefused>(() => LoadText(text));
        refused.Message.ShouldContain(says);
    }

    [Fact]
    public async Task Each_wrong_value_is_refused_with_its_path_and_nothing_is_loaded()
    {
        await site.Organisation("Testshire County Council");
        var report = await LoadText(
            """
            {"format":"CommonThread framework","format_version":1,"colour":"red",
             "framework":{"slug":"wrong","title":"Wrong","type":"strategy","owner_organisation":"Testshire County Council","status":"draft"},
             "themes":[{"name":"One"}],
             "objectives":[{"text":5}],
             "priorities":[{"name":"A","theme":"Two"},{"name":"A","state":"alive"},{"name":"B"},{"name":"b."},{"name":"C","led_by":"me"}],
             "commitments":[{"text":"Something","state":"kept"}],
             "outcomes":[{"text":"Better","judgement":"achieved"}]}
            """
        );
        report
            .Refused.Select(r => $"{r.What}: {r.Reason}")
            .ShouldBe(
                [
                    "colour: The format has no such key",
                    "objectives[0].text: This must be text",
                    "commitments[0]: Say what shows it, so that a reader can judge for themselves",
                    "outcomes[0]: Add at least one piece of evidence before you judge",
                    "priorities[0].theme: This file has no theme called “Two”",
                    "priorities[1].state: This must be one of proposed, current, closed, not “alive”",
                    "priorities[3].name: There are two priorities called “b.”",
                    "priorities[4].led_by: The format has no such key",
                ],
                ignoreOrder: true
            );
        await using var db = site.Open();
        (await db.Set<Framework>().AnyAsync(f => f.Slug == "wrong")).ShouldBeFalse();
    }

    [Fact]
    public async Task Keys_of_invented_fields_longer_than_any_key_are_refused_with_their_path()
    {
        await site.Organisation("Testshire County Council");
        var report = await LoadText(
            """
            {"format":"CommonThread framework","format_version":1,
             "framework":{"slug":"long","title":"Long","type":"strategy","owner_organisation":"Testshire County Council","status":"draft"},
             "themes":[{"name":"One","illustrative_fields":["LONG"]}]}
            """.Replace("LONG", new string('x', 301), StringComparison.Ordinal)
        );
        report
            .Refused.Select(r => $"{r.What}: {r.Reason}")
            .ShouldBe(["themes[0].illustrative_fields: These are keys of the entry, together 300 characters or fewer"]);
    }

    [Fact]
    [Trait("Requirement", "A-02")]
    public async Task A_parent_that_is_not_loaded_yet_is_joined_when_it_is_unless_that_makes_a_loop()
    {
        await site.Organisation("Testshire County Council");
        static string File(string slug, string parent) =>
            $$"""
                {"format":"CommonThread framework","format_version":1,
                 "framework":{"slug":"{{slug}}","title":"{{slug}}","type":"plan","owner_organisation":"Testshire County Council","status":"draft"},
                 "drivers":[{"title":"{{parent}}","kind":"parent-framework","framework":"{{parent}}"}]}
                """;
        (await LoadText(File("loop-a", "loop-b"))).Refused.ShouldBeEmpty();
        var report = await LoadText(File("loop-b", "loop-a"));
        report.Refused.ShouldBeEmpty();
        report.Notes.ShouldContain(n => n.Contains("answer to each other"));
        await using var db = site.Open();
        var joined = await db.Set<Driver>().Where(d => d.ParentFrameworkId != null).ToListAsync();
        joined.ShouldHaveSingleItem().Title.ShouldBe("loop-a");
    }

    private async Task<ImportReport> LoadText(string text)
    {
        var path = Path.Combine(site.Folder, Guid.NewGuid().ToString("N") + ".json");
        await System.IO.File.WriteAllTextAsync(path, text);
        return await SampleFrameworks.Load(site, site.Partnership, path, null);
    }
}
