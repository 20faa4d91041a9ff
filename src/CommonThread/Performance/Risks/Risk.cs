using CommonThread.Measures;
using CommonThread.Strategy;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Performance.Risks;

/// <summary>How heavy a risk is: its likelihood times its harm, each from 1 to 5 (D-15).</summary>
public enum RiskLevel
{
    /// <summary>1 to 4.</summary>
    Low,

    /// <summary>5 to 9.</summary>
    Medium,

    /// <summary>10 to 14.</summary>
    High,

    /// <summary>15 to 25: it goes to the Board.</summary>
    Critical,
}

/// <summary>Words and colours of the levels.</summary>
public static class RiskLevels
{
    public static RiskLevel Of(int score) =>
        score switch
        {
            >= 15 => RiskLevel.Critical,
            >= 10 => RiskLevel.High,
            >= 5 => RiskLevel.Medium,
            _ => RiskLevel.Low,
        };

    /// <summary>Colour of the tag; the word says the same.</summary>
    public static string Colour(this RiskLevel level) =>
        level switch
        {
            RiskLevel.Critical => "red",
            RiskLevel.High => "orange",
            RiskLevel.Medium => "yellow",
            _ => "green",
        };
}

/// <summary>
/// A strategic risk of the framework (D-15): what may happen, why and with what effect; how heavy it is without and with its
/// controls, as it was judged each time; the figures that show it, and the actions against it. It is judged again every quarter.
/// </summary>
public sealed class Risk : FrameworkPart
{
    public const string RecordKind = "risk";
    private const int Longest = 2000;

    private readonly List<RiskAssessment> assessments = [];
    private readonly List<RiskMeasure> measures = [];
    private readonly List<RiskPlace> places = [];

    public string Title { get; private set; } = "";

    public int? PriorityId { get; private set; }

    public string Cause { get; private set; } = "";

    public string Event { get; private set; } = "";

    public string Effect { get; private set; } = "";

    /// <summary>What is done about it already.</summary>
    public string? Controls { get; private set; }

    /// <summary>Up to which score it is borne; above it something must be done.</summary>
    public int Tolerance { get; private set; }

    public int? OwnerPostId { get; private set; }

    public DateOnly NextReview { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public string? ClosedWhy { get; private set; }

    /// <summary>Each time it was judged, the first one first.</summary>
    public IReadOnlyList<RiskAssessment> Assessments => assessments;

    /// <summary>The figures that show it; at least one.</summary>
    public IReadOnlyList<RiskMeasure> Measures => measures;

    /// <summary>Areas of partnerships that it is about; none for the whole county.</summary>
    public IReadOnlyList<RiskPlace> Places => places;

    public override RecordRef Record => new(RecordKind, Id);

    public string Url => $"~/performance/risks/{Id.ToString(Text.Words)}";

    public bool IsOpen => ClosedOn is null;

    /// <summary>How it stands; null before it was first judged.</summary>
    public RiskAssessment? Latest => assessments.MaxBy(a => a.Number);

    public RiskLevel? Level => Latest is { } latest ? RiskLevels.Of(latest.Residual) : null;

    public bool IsOverTolerance => Latest?.Residual > Tolerance;

    public bool IsReviewLate(DateOnly today) => IsOpen && NextReview < today;

    /// <summary>"Rising", "falling" or "steady" since it was judged before; null where it was judged once.</summary>
    public string? Trend => TrendOf([.. assessments.OrderBy(a => a.Number)]);

    internal static string? TrendOf(IReadOnlyList<RiskAssessment> judged) =>
        judged is [.., var before, var last]
            ? last.Residual > before.Residual
                ? "Rising"
                : last.Residual < before.Residual
                    ? "Falling"
                    : "Steady"
            : null;

    /// <summary>Describes it.</summary>
    /// <param name="priorities">Current priorities of the framework.</param>
    /// <param name="known">Measures in use.</param>
    /// <param name="areas">Areas of the framework's partnerships.</param>
    /// <param name="posts">Posts that may answer for it.</param>
    public void Describe(
        RiskText text,
        IReadOnlySet<int> priorities,
        IReadOnlySet<int> known,
        IReadOnlySet<int> areas,
        IReadOnlySet<int> posts
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(priorities);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(posts);
        var (title, cause, what, effect, controls) = (
            Text.Clean(text.Title),
            Text.Clean(text.Cause),
            Text.Clean(text.Event),
            Text.Clean(text.Effect),
            Text.Clean(text.Controls)
        );
        Rules.Check(
            (nameof(Title), title is { Length: <= 200 }, "Enter the risk in a line, up to 200 characters"),
            (nameof(Cause), cause is { Length: <= Longest }, "Say what it comes from, up to 2,000 characters"),
            (nameof(Event), what is { Length: <= Longest }, "Say what may happen, up to 2,000 characters"),
            (nameof(Effect), effect is { Length: <= Longest }, "Say what harm would follow, up to 2,000 characters"),
            (
                nameof(Controls),
                controls is null or { Length: <= Longest },
                "Controls must be 2,000 characters or fewer"
            ),
            (
                nameof(PriorityId),
                text.PriorityId is not { } p || priorities.Contains(p),
                "Choose a priority of the list, or none"
            ),
            (
                nameof(text.MeasureIds),
                text.MeasureIds.Count > 0 && text.MeasureIds.TrueForAll(known.Contains),
                "Choose at least one measure that shows it"
            ),
            (nameof(text.PlaceIds), text.PlaceIds.TrueForAll(areas.Contains), "Choose partnerships of the list"),
            (
                nameof(OwnerPostId),
                text.OwnerPostId is { } owner && posts.Contains(owner),
                "Choose the post that answers for it"
            ),
            (
                nameof(Tolerance),
                text.Tolerance is >= 1 and <= 25,
                "Enter the score up to which it is borne, between 1 and 25"
            )
        );
        (Title, Cause, Event, Effect, Controls) = (title!, cause!, what!, effect!, controls);
        (PriorityId, OwnerPostId, Tolerance) = (text.PriorityId, text.OwnerPostId, text.Tolerance!.Value);
        measures.RemoveAll(m => !text.MeasureIds.Contains(m.MeasureId));
        measures.AddRange(
            text.MeasureIds.Distinct()
                .Where(id => !measures.Exists(m => m.MeasureId == id))
                .Select(id => new RiskMeasure { MeasureId = id })
                .ToList()
        );
        places.RemoveAll(m => !text.PlaceIds.Contains(m.PlaceId));
        places.AddRange(
            text.PlaceIds.Distinct()
                .Where(id => !places.Exists(m => m.PlaceId == id))
                .Select(id => new RiskPlace { PlaceId = id })
                .ToList()
        );
    }

    /// <summary>A new one waits for its first judgement.</summary>
    public void JudgeFrom(DateOnly on) => NextReview = on;

    /// <summary>Judges it as it stands on a day, and says when it is judged next: within a quarter.</summary>
    public RiskAssessment Assess(AssessmentText text, DateOnly on, int? postId)
    {
        ArgumentNullException.ThrowIfNull(text);
        var why = Text.Clean(text.Why);
        var next = text.NextReview ?? on.AddMonths(MonthsBetween);
        Rules.Check(
            ("", IsOpen, "This risk is closed"),
            (nameof(text.Likelihood), text.Likelihood is >= 1 and <= 5, "Choose how likely it is without controls"),
            (nameof(text.Harm), text.Harm is >= 1 and <= 5, "Choose how much harm it would do without controls"),
            (
                nameof(text.ResidualLikelihood),
                text.ResidualLikelihood is >= 1 and <= 5,
                "Choose how likely it is with the controls"
            ),
            (
                nameof(text.ResidualLikelihood),
                text.ResidualLikelihood is null || !(text.ResidualLikelihood > text.Likelihood),
                "Controls cannot make it likelier"
            ),
            (
                nameof(text.ResidualHarm),
                text.ResidualHarm is >= 1 and <= 5,
                "Choose how much harm it would do with the controls"
            ),
            (
                nameof(text.ResidualHarm),
                text.ResidualHarm is null || !(text.ResidualHarm > text.Harm),
                "Controls cannot make it more harmful"
            ),
            (nameof(text.Why), why is null or { Length: <= Longest }, "Why must be 2,000 characters or fewer"),
            (nameof(text.Why), assessments.Count == 0 || why is not null, "Say what has changed, or that nothing has"),
            (
                nameof(text.NextReview),
                next > on && next <= on.AddMonths(MonthsBetween).AddDays(7),
                "It is judged again every quarter: choose a day within the next three months"
            )
        );
        var assessment = new RiskAssessment
        {
            Number = assessments.Count + 1,
            On = on,
            Likelihood = text.Likelihood!.Value,
            Harm = text.Harm!.Value,
            ResidualLikelihood = text.ResidualLikelihood!.Value,
            ResidualHarm = text.ResidualHarm!.Value,
            Why = why,
            PostId = postId,
        };
        assessments.Add(assessment);
        NextReview = next;
        return assessment;
    }

    public void Close(string? why, DateOnly on)
    {
        var clean = Text.Clean(why);
        Rules.Check(
            ("", IsOpen, "This risk is closed already"),
            (
                nameof(ClosedWhy),
                clean is { Length: <= Longest },
                "Say why it is no longer a risk, up to 2,000 characters"
            )
        );
        (ClosedOn, ClosedWhy) = (on, clean);
    }

    public void OpenAgain(DateOnly today)
    {
        Rules.Check(("", !IsOpen, "This risk is open"));
        (ClosedOn, ClosedWhy, NextReview) = (null, null, today);
    }

    private const int MonthsBetween = 3;

    internal sealed class Mapping : IEntityTypeConfiguration<Risk>
    {
        public void Configure(EntityTypeBuilder<Risk> risk)
        {
            Map(risk, "Risks");
            risk.SeenOnlyBy(PerformancePermissions.Read);
            risk.Ignore(r => r.Url).Ignore(r => r.Latest).Ignore(r => r.Level).Ignore(r => r.IsOpen);
            risk.Ignore(r => r.IsOverTolerance).Ignore(r => r.Trend);
            risk.Property(r => r.Title).HasMaxLength(200);
            risk.Property(r => r.Cause).HasMaxLength(Longest);
            risk.Property(r => r.Event).HasMaxLength(Longest);
            risk.Property(r => r.Effect).HasMaxLength(Longest);
            risk.Property(r => r.Controls).HasMaxLength(Longest);
            risk.Property(r => r.ClosedWhy).HasMaxLength(Longest);
            risk.HasIndex(r => new { r.FrameworkId, r.Title }).IsUnique();
            risk.HasOne<Priority>().WithMany().HasForeignKey(r => r.PriorityId).OnDelete(DeleteBehavior.SetNull);
            risk.OwnsMany(
                r => r.Assessments,
                one =>
                {
                    one.ToTable("RiskAssessments");
                    one.WithOwner().HasForeignKey("RiskId");
                    one.HasKey(a => a.Id);
                    one.Ignore(a => a.Score).Ignore(a => a.Residual);
                    one.Property(a => a.Why).HasMaxLength(Longest);
                    // Two who judge it at once: the second hears that it has been judged.
                    one.HasIndex("RiskId", nameof(RiskAssessment.Number)).IsUnique();
                }
            );
            risk.OwnsMany(
                r => r.Measures,
                one =>
                {
                    one.ToTable("RiskMeasures");
                    one.WithOwner().HasForeignKey("RiskId");
                    one.HasKey(m => m.Id);
                    one.HasOne<Measure>().WithMany().HasForeignKey(m => m.MeasureId).OnDelete(DeleteBehavior.Restrict);
                }
            );
            risk.OwnsMany(
                r => r.Places,
                one =>
                {
                    one.ToTable("RiskPlaces");
                    one.WithOwner().HasForeignKey("RiskId");
                    one.HasKey(p => p.Id);
                    one.HasOne<CommonThread.Places.Place>()
                        .WithMany()
                        .HasForeignKey(p => p.PlaceId)
                        .OnDelete(DeleteBehavior.Restrict);
                }
            );
        }
    }
}
