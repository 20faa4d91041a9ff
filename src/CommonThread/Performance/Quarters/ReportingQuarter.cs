using CommonThread.Strategy;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Performance.Quarters;

/// <summary>
/// A quarter that is reported on under a framework: the days by which figures, narratives, leads' reports and the product are
/// due, and when the two bodies meet (D-21).
/// </summary>
public sealed class ReportingQuarter : FrameworkPart
{
    public const string RecordKind = "reporting-quarter";

    /// <summary>Working days after the quarter's end by which each is due, where nobody says otherwise (D-21).</summary>
    public const int DataDays = 15;
    public const int WordsDays = 20;
    public const int ProductDays = 25;

    /// <summary>Working days that members have to read the product before they meet.</summary>
    public const int ReadingDays = 5;

    /// <summary>First day of the quarter.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The day by which the figures are published: what came later is in the next product.</summary>
    public DateOnly DataDue { get; private set; }

    public DateOnly NarrativesDue { get; private set; }

    public DateOnly ReportsDue { get; private set; }

    public DateOnly ProductDue { get; private set; }

    public DateOnly GroupMeets { get; private set; }

    public DateOnly BoardMeets { get; private set; }

    public DateOnly OpenedOn { get; private init; }

    public int? OpenedByPostId { get; private init; }

    public Period Quarter => Period.QuarterOf(Start);

    public override RecordRef Record => new(RecordKind, Id);

    public string Url => $"~/performance/quarters/{Id.ToString(Text.Words)}";

    /// <summary>The dates that the rules give a quarter, counted in working days from its end.</summary>
    public static QuarterDates Usual(Period quarter)
    {
        var product = quarter.Last.AddWorkingDays(ProductDays);
        var group = product.AddWorkingDays(ReadingDays);
        return new()
        {
            DataDue = quarter.Last.AddWorkingDays(DataDays),
            NarrativesDue = quarter.Last.AddWorkingDays(WordsDays),
            ReportsDue = quarter.Last.AddWorkingDays(WordsDays),
            ProductDue = product,
            GroupMeets = group,
            BoardMeets = group.AddWorkingDays(2 * ReadingDays),
        };
    }

    /// <summary>Opens a quarter.</summary>
    /// <exception cref="RulesBroken">It has not begun yet, or its dates are out of order.</exception>
    public static ReportingQuarter Open(
        int frameworkId,
        Period quarter,
        QuarterDates dates,
        DateOnly today,
        int? openedByPostId
    )
    {
        Rules.Check(
            ("Quarter", quarter.Kind == PeriodKind.Quarter, "Choose a quarter"),
            ("Quarter", quarter.First <= today, $"{quarter} has not begun yet")
        );
        var opened = new ReportingQuarter
        {
            FrameworkId = frameworkId,
            Start = quarter.First,
            OpenedOn = today,
            OpenedByPostId = openedByPostId,
        };
        opened.Schedule(dates);
        return opened;
    }

    /// <summary>Sets the dates, which must follow on from each other.</summary>
    public void Schedule(QuarterDates dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        Rules.Check(
            (nameof(DataDue), dates.DataDue is not null, "Enter the day by which figures are due"),
            (nameof(NarrativesDue), dates.NarrativesDue is not null, "Enter the day by which narratives are due"),
            (nameof(ReportsDue), dates.ReportsDue is not null, "Enter the day by which leads’ reports are due"),
            (nameof(ProductDue), dates.ProductDue is not null, "Enter the day by which the product is due"),
            (nameof(GroupMeets), dates.GroupMeets is not null, "Enter the day on which the Performance Group meets"),
            (nameof(BoardMeets), dates.BoardMeets is not null, "Enter the day on which the Board meets")
        );
        Rules.Check(
            (
                nameof(DataDue),
                dates.DataDue > Quarter.Last,
                $"Figures cannot be due before {Quarter} ends on {Quarter.Last.Say()}"
            ),
            (
                nameof(NarrativesDue),
                dates.NarrativesDue >= dates.DataDue,
                "Narratives cannot be due before the figures they speak of"
            ),
            (
                nameof(ReportsDue),
                dates.ReportsDue >= dates.DataDue,
                "Leads’ reports cannot be due before the figures they speak of"
            ),
            (
                nameof(ProductDue),
                dates.ProductDue >= dates.NarrativesDue && dates.ProductDue >= dates.ReportsDue,
                "The product cannot be due before the narratives and reports that it holds"
            ),
            (
                nameof(GroupMeets),
                dates.ProductDue?.AddWorkingDays(ReadingDays) <= dates.GroupMeets,
                "The Performance Group must have the product 5 working days before it meets"
            ),
            (
                nameof(BoardMeets),
                dates.BoardMeets >= dates.GroupMeets,
                "The Board cannot meet before the Performance Group has"
            )
        );
        // All are counted in working days, and nobody hands in or meets on another.
        Rules.Check(
            Open(nameof(DataDue), dates.DataDue),
            Open(nameof(NarrativesDue), dates.NarrativesDue),
            Open(nameof(ReportsDue), dates.ReportsDue),
            Open(nameof(ProductDue), dates.ProductDue),
            Open(nameof(GroupMeets), dates.GroupMeets),
            Open(nameof(BoardMeets), dates.BoardMeets)
        );
        DataDue = dates.DataDue!.Value;
        NarrativesDue = dates.NarrativesDue!.Value;
        ReportsDue = dates.ReportsDue!.Value;
        ProductDue = dates.ProductDue!.Value;
        GroupMeets = dates.GroupMeets!.Value;
        BoardMeets = dates.BoardMeets!.Value;
    }

    private static (string, bool, string) Open(string field, DateOnly? day) =>
        (
            field,
            day is not { } on || on.IsWorkingDay(),
            $"{day.Say()} is a {(day is { } d ? WorkingDays.WhyClosed(d) : "")}: choose a working day"
        );

    internal sealed class Mapping : IEntityTypeConfiguration<ReportingQuarter>
    {
        public void Configure(EntityTypeBuilder<ReportingQuarter> quarter)
        {
            Map(quarter, "ReportingQuarters");
            quarter.SeenOnlyBy(PerformancePermissions.Read);
            quarter.Ignore(q => q.Quarter).Ignore(q => q.Url);
            quarter.HasIndex(q => new { q.FrameworkId, q.Start }).IsUnique();
        }
    }
}

/// <summary>The dates of a quarter, as its form gives them.</summary>
public sealed class QuarterDates
{
    public DateOnly? DataDue { get; set; }

    public DateOnly? NarrativesDue { get; set; }

    public DateOnly? ReportsDue { get; set; }

    public DateOnly? ProductDue { get; set; }

    public DateOnly? GroupMeets { get; set; }

    public DateOnly? BoardMeets { get; set; }
}
