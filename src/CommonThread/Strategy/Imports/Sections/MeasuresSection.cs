using System.Globalization;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.SuccessMeasures;

namespace CommonThread.Strategy.Imports.Sections;

/// <summary>Success measures with their values. Who uses a measure names it; its values stand once.</summary>
internal sealed class MeasuresSection : IFrameworkSection
{
    public int Order => 110;

    public IReadOnlyList<string> Keys => ["measures"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        await file.Each("measures", given => Add(file, given));
        await file.Save(stop);
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
                file.Db.Add(Link.Between(new(StrategyKinds.Measure, measure), to, Outcome.IsShownBy));
            else
                file.Report.Refuse(null, $"{given.At("measures")}[{i}]", $"This file has no measure called “{name}”");
        }
    }

    private static void Add(FrameworkFile file, FrameworkObject given)
    {
        given.Only(
            "name",
            "text",
            "kind",
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
            "values"
        );
        var kind = given.NeededChoice<SuccessKind>("kind");
        var measure = given.Mark(SuccessMeasure.Called(file.Framework.Id, given.Needed("name", 200), kind));
        if (file.Find(StrategyKinds.Measure, measure.Name) is not null)
            throw new FieldRefused(given.At("name"), $"There are two measures called “{measure.Name}”");
        measure.Define(measure.Name, given.Words("text", 2000), kind);
        measure.HasParts(given.Texts("parts"));
        measure.Unit = given.Words("unit", 100);
        measure.Baseline = given.Number("baseline");
        measure.BaselineDate = given.Date("baseline_date");
        measure.BaselineInSource = given.Words("baseline_in_source", 500);
        measure.Target = given.Number("target");
        measure.TargetInSource = given.Words("target_in_source", 500);
        measure.Direction = given.Choice<Direction>("direction") ?? Direction.None;
        measure.Frequency = given.Choice<Frequency>("frequency");
        measure.DataSource = given.Words("data_source", 500);
        measure.OwnerPostId = file.Post(given);
        measure.Public = given.YesNo("public") ?? true;
        foreach (var value in given.List("values"))
            AddValue(file, measure, value);
        file.Add(StrategyKinds.Measure, measure, measure.Name);
    }

    private static void AddValue(FrameworkFile file, SuccessMeasure measure, FrameworkObject given)
    {
        given.Only("period", "part", "value", "judgement", "evidence", "place_type", "place", "period_in_source");
        var words = given.Needed("period");
        var period = LivingDates.FinancialYear(words) is { } year
            ? Period.FinancialYear(year)
            : LivingDates.Quarter(words);
        var on = period?.First ?? given.Date("period");
        var reading = new MeasureReading
        {
            Kind = period?.Kind,
            First = on!.Value,
            Last = period?.Last ?? on.Value,
            Part = given.Words("part", 200),
            Value = given.Number("value"),
            Judgement = given.Words("judgement", 1000),
            Evidence = given.Words("evidence", 2000),
            PeriodInSource = given.Words("period_in_source", 300),
            PlaceId = file.Place(given),
            Illustrative = given.Illustrative,
        };
        if (reading.Value is null && reading.Judgement is null && reading.Evidence is null)
            throw new FieldRefused(given.At("value"), "A value needs a number, a judgement or evidence");
        if (reading.Part is not null && !measure.Parts.Contains(reading.Part))
            throw new FieldRefused(given.At("part"), $"The measure has no part called “{reading.Part}”");
        measure.Recall(reading);
    }
}
