namespace CommonThread.Shared.Charts;

/// <summary>How the figures are drawn.</summary>
public enum ChartKind
{
    /// <summary>A line a series, over periods. With <see cref="Series.Bands"/> it is an XmR chart.</summary>
    Line,

    /// <summary>Bars standing beside each other.</summary>
    Bar,

    /// <summary>Bars lying down: for places and other long names.</summary>
    FlatBar,

    /// <summary>The parts of a whole on top of each other. Parts below zero are drawn downwards.</summary>
    StackedBar,
}

/// <summary>What a point says about the process behind it.</summary>
public enum PointKind
{
    /// <summary>Ordinary variation.</summary>
    Common,

    /// <summary>A signal that the process runs higher than it did.</summary>
    High,

    /// <summary>A signal that it runs lower.</summary>
    Low,

    /// <summary>A signal in a measure that is neither good nor bad.</summary>
    Neutral,
}

/// <summary>Which way is good.</summary>
public enum Better
{
    Neither,
    Higher,
    Lower,
}

/// <summary>Where figures come from and when they were taken. Every chart and map has one.</summary>
public sealed record FigureSource(string Text, SourceDate Date);

/// <summary>
/// A run of periods with one mean and one pair of limits, as an XmR chart has; the first and last index are part of it.
/// A second band begins where the process was judged to have changed, and the line is broken there.
/// </summary>
public sealed record Band(int From, int To, double Mean, double? Lower = null, double? Upper = null);

/// <summary>One line or one colour of bar: a value for each of the chart's periods, null where there is none.</summary>
public sealed record Series(string Name, IReadOnlyList<double?> Values)
{
    /// <summary>What each point says; all common where it is empty.</summary>
    public IReadOnlyList<PointKind> Kinds { get; init; } = [];

    public IReadOnlyList<Band> Bands { get; init; } = [];
}

/// <summary>Something that happened and that a reader should see on the line: an action began, a definition changed.</summary>
/// <param name="Index">The period in which it happened, from 0.</param>
/// <param name="Text">A few words.</param>
/// <param name="Date">Its day, as people say it.</param>
public sealed record Annotation(int Index, string Text, string? Date = null);

/// <summary>
/// Figures as a picture, a sentence, a table and a file: the picture for those who see it, the sentence for everyone.
/// </summary>
public sealed record Chart
{
    public required string Title { get; init; }

    /// <summary>What the chart says, in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>What is counted: "offences", "per 1,000 people", "%".</summary>
    public string Unit { get; init; } = "";

    public required FigureSource Source { get; init; }

    public ChartKind Kind { get; init; } = ChartKind.Line;

    /// <summary>Names of the periods or categories, in order: "Apr 2025", "Q1 2025/26", "Bulwell".</summary>
    public required IReadOnlyList<string> Periods { get; init; }

    /// <summary>What the periods are, over their column in the table.</summary>
    public string PeriodName { get; init; } = "Period";

    public required IReadOnlyList<Series> Series { get; init; }

    public IReadOnlyList<Annotation> Annotations { get; init; } = [];

    /// <summary>A value that was promised.</summary>
    public double? Target { get; init; }

    public Better Better { get; init; }

    /// <summary>Begins the scale at zero; where it is not said, bars do and lines do when that leaves room to see.</summary>
    public bool? FromZero { get; init; }

    /// <summary>The figures are invented, to show how it would look.</summary>
    public bool Illustrative { get; init; }

    /// <summary>Decimal places in the table; as many as the figures have, to three, where it is not said.</summary>
    public int? Decimals { get; init; }

    /// <summary>There are figures, and this reader may see none of them: a hidden value is not a number.</summary>
    internal bool IsHidden =>
        IsEmpty && Series.Any(series => series.Values.Any(value => value is { } v && double.IsNaN(v)));

    internal bool IsEmpty => Series.All(series => series.Values.All(value => Scale.Finite(value) is null));
}

/// <summary>The same chart for many measures or places, small and beside each other, in the order given.</summary>
public sealed record SmallMultiples
{
    public required string Title { get; init; }
    public required string Sentence { get; init; }
    public required FigureSource Source { get; init; }
    public required IReadOnlyList<Chart> Charts { get; init; }

    /// <summary>All on one scale, so that heights may be compared.</summary>
    public bool SameScale { get; init; }
    public bool Illustrative { get; init; }
}
