using System.Globalization;
using CommonThread.Measures;
using CommonThread.People;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.SuccessMeasures;

namespace CommonThread.Strategy.Imports.Sections;

/// <summary>
/// Success measures. What is counted becomes a figure of Measures, and its values are published there with their source; what is
/// judged keeps its judgements. Who uses a measure names it; its values stand once.
/// </summary>
internal sealed class MeasuresSection : IFrameworkSection
{
    private enum Way
    {
        Up,
        Down,
        None,
    }

    public int Order => 110;

    public IReadOnlyList<string> Keys => ["measures"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        var values = new PublishValues(file);
        await file.Each("measures", given => Add(file, given, values, stop));
        await file.Save(stop);
        await values.Now(stop);
        foreach (var outcome in file.Root.List("outcomes"))
        {
            var number = outcome.Whole("number")?.ToString(CultureInfo.InvariantCulture);
            if (file.Find(StrategyKinds.Outcome, number ?? outcome.Words("text")) is { } id)
                Attach(file, outcome, new(StrategyKinds.Outcome, id));
        }
        foreach (var priority in file.Root.List("priorities"))
        {
            if (file.Find(StrategyKinds.Priority, priority.Words("name")) is { } id)
                Attach(file, priority, new(StrategyKinds.Priority, id));
        }
        await file.Save(stop);
    }

    /// <summary>Attaches the measures that an object names to the record that it became.</summary>
    public static void Attach(FrameworkFile file, FrameworkObject given, RecordRef to)
    {
        foreach (var (name, i) in given.Texts("measures").Select((n, i) => (n, i)).DistinctBy(m => Priority.Key(m.n)))
        {
            if (file.Find(StrategyKinds.Measure, name) is { } measure)
                file.Join(new(StrategyKinds.Measure, measure), to, Outcome.IsShownBy);
            else
                file.Report.Refuse(null, $"{given.At("measures")}[{i}]", $"This file has no measure called “{name}”");
        }
    }

    private static async Task Add(
        FrameworkFile file,
        FrameworkObject given,
        PublishValues values,
        CancellationToken stop
    )
    {
        given.Only(
            "name",
            "text",
            "kind",
            "figure",
            "unit",
            "parts",
            "baseline",
            "baseline_date",
            "baseline_in_source",
            "target",
            "target_in_source",
            "direction",
            "frequency",
            "data_source",
            "post",
            "organisation",
            "public",
            "hide_small",
            "dated_in_source",
            "values"
        );
        var measure = given.Mark(
            SuccessMeasure.Called(
                file.Framework.Id,
                given.Needed("name", 200),
                given.Words("text", 2000),
                given.NeededChoice<SuccessKind>("kind")
            )
        );
        if (!values.Names.Add(measure.NameKey))
            throw new FieldRefused(given.At("name"), $"There are two measures called “{measure.Name}”");
        measure.BaselineInSource = given.Words("baseline_in_source", 500);
        measure.TargetInSource = given.Words("target_in_source", 500);
        measure.Frequency = given.Choice<Frequency>("frequency");
        measure.ComesFrom(given.Words("data_source", 500));
        measure.OwnerPostId = file.Post(given);
        measure.Public = given.YesNo("public") ?? true;
        if (measure.IsCounted)
            await Count(file, given, measure, values, stop);
        else
            Judge(file, given, measure);
        file.Add(StrategyKinds.Measure, measure, measure.Name);
    }

    private static async Task Count(
        FrameworkFile file,
        FrameworkObject given,
        SuccessMeasure measure,
        PublishValues values,
        CancellationToken stop
    )
    {
        var numbers = new Numbers
        {
            Unit = given.Words("unit", 60),
            Parts = given.Texts("parts"),
            Direction = given.Choice<Way>("direction") switch
            {
                Way.Up => Direction.Up,
                Way.Down => Direction.Down,
                _ => Direction.Neither,
            },
            Baseline = (double?)given.Number("baseline"),
            BaselineOn = given.Date("baseline_date"),
            Target = (double?)given.Number("target"),
            Source = given.Words("data_source", 500) ?? measure.Citation,
            HideSmall = given.YesNo("hide_small") ?? false,
        };
        Measure figure;
        if (given.Words("figure", 90) is { } address)
        {
            figure =
                await KnownMeasures.Find(file.Db, address, stop)
                ?? throw new FieldRefused(given.At("figure"), $"There is no figure at the address “{address}”");
        }
        else
            figure = await DefineFigure.For(file.Db, file.Framework, measure, numbers, file.Today, stop);
        measure.IsFigure(figure);
        foreach (var value in given.List("values"))
            values.Take(figure, given, value);
    }

    private static void Judge(FrameworkFile file, FrameworkObject given, SuccessMeasure measure)
    {
        foreach (var value in given.List("values"))
        {
            value.Only("period", "judgement", "evidence", "period_in_source");
            var period = PeriodOf(value, "period");
            var judgement = measure.Judge(
                period.Kind == PeriodKind.Wave ? null : period,
                period.First,
                value.NeededChoice<OutcomeJudgement>("judgement"),
                value.Needed("evidence", 2000),
                file.Today
            );
            judgement.PeriodInSource = value.Words("period_in_source", 300);
            judgement.Illustrative = value.Illustrative;
        }
    }

    /// <summary>A financial year, a quarter, or a single day.</summary>
    internal static Period PeriodOf(FrameworkObject given, string key)
    {
        var words = given.Needed(key);
        if (LivingDates.FinancialYear(words) is { } year)
            return Period.FinancialYear(year);
        if (LivingDates.Quarter(words) is { } quarter)
            return quarter;
        var day = given.NeededDate(key);
        return Period.Wave(day, day);
    }
}

/// <summary>The values of a file’s counted measures, published as releases: one for each source, what is invented apart.</summary>
internal sealed class PublishValues(FrameworkFile file)
{
    private readonly List<(string Source, DateOnly Date, bool Illustrative, NewFigure Figure)> values = [];

    /// <summary>Names that were taken by the measures before.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    public void Take(Measure figure, FrameworkObject measure, FrameworkObject given)
    {
        given.Only("period", "fixed_period", "part", "value", "place_type", "place", "period_in_source");
        var key = given.Has("fixed_period") ? "fixed_period" : "period";
        var period = MeasuresSection.PeriodOf(given, key);
        var number = given.Number("value") ?? throw new FieldRefused(given.At("value"), "This number is required");
        var part = given.Words("part", 100) ?? "";
        if (period.First > file.Today)
            throw new FieldRefused(given.At(key), $"{period} lies in the future");
        if (number < 0 && figure.Kind != MeasureKind.Money)
            throw new FieldRefused(given.At("value"), "This cannot be less than 0");
        if (number > 100 && figure.Kind == MeasureKind.Percentage)
            throw new FieldRefused(given.At("value"), "A percentage cannot be more than 100");
        if (part.Length > 0 && figure.Parts.All(p => p.Label != part))
            throw new FieldRefused(given.At("part"), $"The measure has no part called “{part}”");
        var place =
            file.Place(given)
            ?? file.Framework.PlaceId
            ?? throw new FieldRefused(given.At("place"), "Say which place the number is for, here or in the framework");
        var value = new NewFigure(figure.Id, place, period, (double)number)
        {
            Part = part,
            Note = given.Words("period_in_source", 300) is { } printed ? $"In the source: {printed}" : null,
        };
        if (values.Exists(v => v.Figure.Key == value.Key))
            throw new FieldRefused(given.At(key), $"There are two values for {period}");
        values.Add(
            given.Illustrative
                ? ($"Invented to show {file.Framework.Called} at work", file.Today, true, value)
                : (
                    given.Source ?? measure.Source ?? file.Framework.Title,
                    DatedInSource(measure) ?? file.Today,
                    false,
                    value
                )
        );
    }

    public async Task Now(CancellationToken stop)
    {
        var db = file.Db;
        foreach (var group in values.GroupBy(v => (v.Source, v.Date, v.Illustrative)))
        {
            var source = new Source
            {
                Name = Brief(group.Key.Source),
                Publisher = group.Key.Illustrative
                    ? null
                    : Brief((await OrganisationNames.Find(db, file.Framework.OwnerOrganisationId, stop))?.Name),
                Date = group.Key.Date,
                Illustrative = group.Key.Illustrative,
            };
            db.Add(source);
            await db.SaveChangesAsync(stop);
            var release = Release.Draft(
                await Release.NextNumber(db, stop),
                Brief($"{file.Framework.Called}: {group.Key.Source}"),
                source,
                db.Acting.Caller.Name,
                db.Clock.GetUtcNow().UtcDateTime
            );
            release.CameFrom("framework", $"{file.Framework.Slug}.json", null);
            var published = await new PublishFigures(db).Now(
                release,
                [.. group.Select(v => v.Figure)],
                $"Given again by {file.Framework.Title}",
                stop
            );
            file.Report.Release = release.Name;
            file.Report.Note(
                $"{release.Name}, {source.Name}: {Text.Count(published.Added + published.Revised, "value")} published"
            );
        }
    }

    // The day that a document bears does not move with today.
    private static DateOnly? DatedInSource(FrameworkObject measure) => measure.Date("dated_in_source");

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    private static string? Brief(string? text) => text is { Length: > 200 } ? text[..199] + "…" : text;
}
