using CommonThread.Measures;
using CommonThread.Shared;

namespace CommonThread.Tests.Measures;

[Trait("Requirement", "D-05")]
public sealed class PublishFiguresTests(FiguresSite site) : IClassFixture<FiguresSite>
{
    private static readonly Period March = Period.Month(2025, 3);

    private static MeasureDefinition Percentage(string title) =>
        new()
        {
            Title = title,
            Definition = "Of those asked.",
            Kind = MeasureKind.Percentage,
            Direction = Direction.Up,
            Unit = "% of respondents",
        };

    private async Task<Measure> Define(string title)
    {
        await using var db = site.Open();
        var measure = Measure.Define(Percentage(title), site.Today);
        db.Add(measure);
        await db.SaveChangesAsync();
        return measure;
    }

    private async Task<Published> Publish(string? reason, params NewFigure[] figures)
    {
        await using var db = site.Open();
        var source = new Source { Name = "Survey", Date = site.Today };
        db.Add(source);
        await db.SaveChangesAsync();
        var release = Release.Draft(
            await Release.NextNumber(db, default),
            "Survey",
            source,
            "Analyst",
            DateTime.UnixEpoch
        );
        return await new PublishFigures(db).Now(release, figures, reason, default);
    }

    [Fact]
    public async Task A_correction_replaces_the_value_and_keeps_what_it_was()
    {
        var measure = await Define("Feels safe after dark");
        var place = site.Places["Midtown"];
        (await Publish(null, new NewFigure(measure.Id, place, March, 61))).Added.ShouldBe(1);
        (await Publish("Counted again", new NewFigure(measure.Id, place, March, 63))).Revised.ShouldBe(1);
        var now = (await site.Figure(measure.Slug, "Midtown", March))!;
        now.Value.ShouldBe(63);
        now.Revised.ShouldBeTrue();
        await using var db = site.Open();
        var earlier = await db.Set<EarlierValue>().SingleAsync(e => e.MeasureId == measure.Id);
        earlier.Value.ShouldBe(61);
        var releases = await db.Set<Release>().ToDictionaryAsync(r => r.Id);
        releases[earlier.ReleaseId].State.ShouldBe(ReleaseState.Superseded);
        releases[earlier.ReplacedByReleaseId].Reason.ShouldBe("Counted again");
    }

    [Fact]
    public async Task A_revision_needs_a_reason()
    {
        var measure = await Define("Trusts the council");
        await Publish(null, new NewFigure(measure.Id, site.Places["West"], March, 40));
        var broken = await Should.ThrowAsync<RulesBroken>(() =>
            Publish(null, new NewFigure(measure.Id, site.Places["West"], March, 41))
        );
        broken.Message.ShouldBe("Say why published figures are revised");
        (await site.Figure(measure.Slug, "West", March))!.Value.ShouldBe(40);
    }

    [Fact]
    public async Task The_same_value_again_stays_with_the_release_that_gave_it()
    {
        var measure = await Define("Volunteers each month");
        await Publish(null, new NewFigure(measure.Id, site.Places["West"], March, 12));
        var first = (await site.Figure(measure.Slug, "West", March))!.From.ReleaseId;
        (await Publish(null, new NewFigure(measure.Id, site.Places["West"], March, 12))).ShouldBe(
            new Published(0, 0, 1)
        );
        (await site.Figure(measure.Slug, "West", March))!.From.ReleaseId.ShouldBe(first);
    }

    [Fact]
    public async Task A_percentage_over_a_hundred_a_future_period_and_two_values_for_one_period_are_refused()
    {
        var measure = await Define("Knows whom to ask");
        var place = site.Places["East"];
        (
            await Should.ThrowAsync<RulesBroken>(() => Publish(null, new NewFigure(measure.Id, place, March, 101)))
        ).Message.ShouldContain("cannot be a percentage");
        (
            await Should.ThrowAsync<RulesBroken>(() =>
                Publish(null, new NewFigure(measure.Id, place, Period.Month(2030, 1), 10))
            )
        ).Message.ShouldContain("lies in the future");
        (
            await Should.ThrowAsync<RulesBroken>(() =>
                Publish(null, new NewFigure(measure.Id, place, March, 1), new NewFigure(measure.Id, place, March, 2))
            )
        ).Message.ShouldContain("two values");
        (await site.Figure(measure.Slug, "East", March)).ShouldBeNull();
    }

    [Fact]
    [Trait("Requirement", "A-15")]
    public async Task Parts_are_reported_alone()
    {
        var measure = await Define("Feels safe");
        var place = site.Places["East"];
        await Publish(
            null,
            new NewFigure(measure.Id, place, March, 70) { Part = "At home" },
            new NewFigure(measure.Id, place, March, 40) { Part = "Online" }
        );
        (await site.Figure(measure.Slug, "East", March, "At home"))!.Value.ShouldBe(70);
        (await site.Figure(measure.Slug, "East", March, "Online"))!.Value.ShouldBe(40);
        (await site.Figure(measure.Slug, "East", March)).ShouldBeNull();
    }

    [Fact]
    public async Task A_measure_for_partners_has_no_figures_for_a_reader()
    {
        await using (var db = site.Open())
        {
            db.Add(Measure.Define(Percentage("For partners only") with { Public = false }, site.Today));
            await db.SaveChangesAsync();
        }
        await using var asReader = site.Open(Caller.Nobody);
        (await new Figures(asReader).Measure("for-partners-only", default)).ShouldBeNull();
    }

    [Fact]
    [Trait("Requirement", "D-02")]
    public void A_definition_that_changes_keeps_the_one_before_and_says_why()
    {
        var measure = Measure.Define(Percentage("Litter"), site.Today);
        var changed = measure.AsDefined() with { Definition = "Of streets looked at." };
        Should
            .Throw<RulesBroken>(() => measure.Redefine(changed, site.Today, null))
            .Message.ShouldBe("Say why the definition changes");
        var again = Measure.Define(Percentage("Litter"), site.Today);
        again.Redefine(changed, site.Today, "Streets are looked at, not people asked");
        again.Version.ShouldBe(2);
        again.Versions.Select(v => v.Definition).ShouldBe(["Of those asked.", "Of streets looked at."]);
    }
}
