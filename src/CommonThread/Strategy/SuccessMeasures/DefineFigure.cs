using System.Globalization;
using System.Text.RegularExpressions;
using CommonThread.Measures;

namespace CommonThread.Strategy.SuccessMeasures;

/// <summary>What is asked of a success measure that is counted, and of no other (A-14).</summary>
public sealed record Numbers
{
    public string? Unit { get; init; }

    /// <summary>Parts that are each reported alone (A-15).</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    public Direction Direction { get; init; } = Direction.Neither;

    public double? Baseline { get; init; }

    public DateOnly? BaselineOn { get; init; }

    public double? Target { get; init; }

    public DateOnly? TargetBy { get; init; }

    public string? Source { get; init; }

    /// <summary>Whether small counts are hidden from the public (C-49).</summary>
    public bool HideSmall { get; init; }
}

/// <summary>Defines the figure that a counted success measure is: once, in Measures, where its values are entered (A-16).</summary>
internal static partial class DefineFigure
{
    /// <summary>The figure, saved, so that the success measure can be joined to it.</summary>
    /// <exception cref="RulesBroken">Something that a figure needs is missing.</exception>
    public static async Task<Measure> For(
        CommonThreadDb db,
        Framework framework,
        SuccessMeasure success,
        Numbers numbers,
        DateOnly today,
        CancellationToken stop
    )
    {
        var kind = KindOf(success.Kind);
        var unit = UnitOf(kind, numbers.Unit);
        Rules.Check(
            ("Unit", unit is { Length: <= 60 }, "Enter the unit, up to 60 characters: people, events, % of respondents")
        );
        var address = await KnownMeasures.FreeAddress(db, success.Name, framework.Slug, stop);
        var figure = Measure.Define(
            new MeasureDefinition
            {
                Title = address == Text.Slug(success.Name) ? success.Name : $"{success.Name} ({framework.Called})",
                Definition = success.Words ?? $"{success.Name}: a measure of success of {framework.Title}.",
                Kind = kind,
                Direction = numbers.Direction,
                Role = kind switch
                {
                    MeasureKind.Money => MeasureRole.Money,
                    MeasureKind.Percentage => MeasureRole.Perception,
                    _ => MeasureRole.Outcome,
                },
                Unit = unit!,
                RateBase = kind == MeasureKind.Rate ? BaseOf(unit) : null,
                Frequency = PeriodsOf(success.Frequency),
                SourceText = numbers.Source,
                OwnerPostId = success.OwnerPostId,
                Public = success.Public,
                Suppress = numbers.HideSmall,
                Illustrative = success.Illustrative,
            },
            today,
            address
        );
        figure.SplitInto(numbers.Parts);
        figure.StartFrom(numbers.Baseline, numbers.BaselineOn, success.BaselineInSource);
        figure.AimFor(numbers.Target, numbers.TargetBy, success.TargetInSource);
        db.Add(figure);
        await db.SaveChangesAsync(stop);
        return figure;
    }

    /// <summary>The length of the periods for which a measure known so often has values.</summary>
    public static PeriodKind PeriodsOf(Frequency? frequency) =>
        frequency switch
        {
            Frequency.Monthly => PeriodKind.Month,
            Frequency.Quarterly => PeriodKind.Quarter,
            Frequency.Once or Frequency.PerWave => PeriodKind.Wave,
            _ => PeriodKind.FinancialYear,
        };

    private static MeasureKind KindOf(SuccessKind kind) =>
        kind switch
        {
            SuccessKind.SurveyPercentage => MeasureKind.Percentage,
            SuccessKind.Money => MeasureKind.Money,
            SuccessKind.Rate => MeasureKind.Rate,
            _ => MeasureKind.Count,
        };

    // Documents write "percent turnout" where a figure reads "54% turnout".
    private static string? UnitOf(MeasureKind kind, string? unit)
    {
        var clean = Text.Clean(unit);
        return kind switch
        {
            MeasureKind.Money => "£",
            MeasureKind.Percentage when clean is null or "percent" or "per cent" => "%",
            MeasureKind.Percentage => Percent().Replace(clean, "%"),
            _ => clean,
        };
    }

    // "per 100,000 aged 10 to 17" is per 100,000; a rate that says nothing is per 1,000.
    private static int BaseOf(string? unit) =>
        Per().Match(unit ?? "") is { Success: true } per
        && int.TryParse(
            per.Groups[1].Value.Replace(",", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture,
            out var number
        )
        && number > 0
            ? number
            : 1000;

    [GeneratedRegex("^per ?cent", RegexOptions.IgnoreCase)]
    private static partial Regex Percent();

    [GeneratedRegex(@"per ([\d,]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Per();
}
