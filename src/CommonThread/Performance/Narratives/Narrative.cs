using CommonThread.Performance.Quarters;
using CommonThread.Strategy;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Performance.Narratives;

/// <summary>
/// What a Community Safety Partnership says of its quarter, to a set form (D-22). It is locked once submitted and corrected only
/// by a new version. Where there is nothing to say, that is said.
/// </summary>
public sealed class Narrative : FrameworkPart
{
    public const string RecordKind = "narrative";

    public required int QuarterId { get; init; }

    /// <summary>The Community Safety Partnership's area.</summary>
    public required int PlaceId { get; init; }

    /// <summary>1 for the first, more for each correction.</summary>
    public int Version { get; private init; } = 1;

    /// <summary>The post that owes it; once submitted, the post that submitted it.</summary>
    public int? PostId { get; set; }

    public DateOnly? SubmittedOn { get; private set; }

    /// <summary>A nil return: the partnership says that it has nothing to report.</summary>
    public bool IsNil { get; private set; }

    public string? Summary { get; private set; }

    public string? LocalPerformance { get; private set; }

    public string? WhatChanged { get; private set; }

    public string? EmergingRisks { get; private set; }

    public string? Issues { get; private set; }

    public string? GoodPractice { get; private set; }

    public string? JointWorking { get; private set; }

    public string? Funding { get; private set; }

    public override RecordRef Record => new(RecordKind, Id);

    public string Url => $"~/performance/narratives/{Id.ToString(Text.Words)}";

    /// <summary>Its parts in the order of the form, each with the question it answers; those without words are null.</summary>
    public IReadOnlyList<(string Heading, string? Words)> Parts =>
        [
            ("Summary", Summary),
            ("Local performance", LocalPerformance),
            ("What changed, and why", WhatChanged),
            ("Emerging risks", EmergingRisks),
            ("Issues", Issues),
            ("Good practice", GoodPractice),
            ("Joint working wanted", JointWorking),
            ("Funding opportunities", Funding),
        ];

    public void Write(NarrativeText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        CheckOpen();
        var clean = new NarrativeText
        {
            IsNil = text.IsNil,
            Summary = Text.Clean(text.Summary),
            LocalPerformance = Text.Clean(text.LocalPerformance),
            WhatChanged = Text.Clean(text.WhatChanged),
            EmergingRisks = Text.Clean(text.EmergingRisks),
            Issues = Text.Clean(text.Issues),
            GoodPractice = Text.Clean(text.GoodPractice),
            JointWorking = Text.Clean(text.JointWorking),
            Funding = Text.Clean(text.Funding),
        };
        Rules.Check([
            .. clean.Named.Select(part =>
                (
                    part.Name,
                    part.Words is null or { Length: <= Longest },
                    $"{part.Label} must be 4,000 characters or fewer"
                )
            ),
            (
                nameof(IsNil),
                !clean.IsNil || clean.Named.All(p => p.Name == nameof(Summary) || p.Words is null),
                "A nil return says that there is nothing to report: take the other words out, or the tick"
            ),
        ]);
        IsNil = clean.IsNil;
        Summary = clean.Summary;
        LocalPerformance = clean.LocalPerformance;
        WhatChanged = clean.WhatChanged;
        EmergingRisks = clean.EmergingRisks;
        Issues = clean.Issues;
        GoodPractice = clean.GoodPractice;
        JointWorking = clean.JointWorking;
        Funding = clean.Funding;
    }

    /// <summary>Hands it in; from then on its words never change.</summary>
    public void Submit(DateOnly on, int? postId)
    {
        CheckOpen();
        Rules.Check(
            (
                nameof(Summary),
                IsNil || Summary is not null,
                "Write the summary, or say that there is nothing to report, before you submit the narrative"
            )
        );
        SubmittedOn = on;
        PostId = postId ?? PostId;
    }

    /// <summary>A new version with the same words, to be corrected and submitted again.</summary>
    public Narrative Correct()
    {
        Rules.Check(
            ("", SubmittedOn is not null, "This narrative is not submitted yet, so that it can still be changed")
        );
        return new()
        {
            FrameworkId = FrameworkId,
            QuarterId = QuarterId,
            PlaceId = PlaceId,
            Version = Version + 1,
            PostId = PostId,
            Illustrative = Illustrative,
            IsNil = IsNil,
            Summary = Summary,
            LocalPerformance = LocalPerformance,
            WhatChanged = WhatChanged,
            EmergingRisks = EmergingRisks,
            Issues = Issues,
            GoodPractice = GoodPractice,
            JointWorking = JointWorking,
            Funding = Funding,
        };
    }

    private const int Longest = 4000;

    private void CheckOpen() =>
        Rules.Check(("", SubmittedOn is null, "A submitted narrative is locked. Correct it with a new version"));

    internal sealed class Mapping : IEntityTypeConfiguration<Narrative>
    {
        public void Configure(EntityTypeBuilder<Narrative> narrative)
        {
            Map(narrative, "Narratives");
            narrative.SeenOnlyBy(PerformancePermissions.Read);
            narrative.Ignore(n => n.Parts).Ignore(n => n.Url);
            // What is not handed in yet is for its writers alone; once it is, its words stand in the record itself and never change.
            narrative.Property(n => n.Summary).HasMaxLength(Longest).LeftOutOfHistory();
            narrative.Property(n => n.LocalPerformance).HasMaxLength(Longest).LeftOutOfHistory();
            narrative.Property(n => n.WhatChanged).HasMaxLength(Longest).LeftOutOfHistory();
            narrative.Property(n => n.EmergingRisks).HasMaxLength(Longest).LeftOutOfHistory();
            narrative.Property(n => n.Issues).HasMaxLength(Longest).LeftOutOfHistory();
            narrative.Property(n => n.GoodPractice).HasMaxLength(Longest).LeftOutOfHistory();
            narrative.Property(n => n.JointWorking).HasMaxLength(Longest).LeftOutOfHistory();
            narrative.Property(n => n.Funding).HasMaxLength(Longest).LeftOutOfHistory();
            narrative
                .HasIndex(n => new
                {
                    n.QuarterId,
                    n.PlaceId,
                    n.Version,
                })
                .IsUnique();
            narrative
                .HasOne<ReportingQuarter>()
                .WithMany()
                .HasForeignKey(n => n.QuarterId)
                .OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>The words of a narrative, as its form gives them.</summary>
public sealed class NarrativeText
{
    public bool IsNil { get; set; }

    public string? Summary { get; set; }

    public string? LocalPerformance { get; set; }

    public string? WhatChanged { get; set; }

    public string? EmergingRisks { get; set; }

    public string? Issues { get; set; }

    public string? GoodPractice { get; set; }

    public string? JointWorking { get; set; }

    public string? Funding { get; set; }

    internal IReadOnlyList<(string Name, string Label, string? Words)> Named =>
        [
            (nameof(Summary), "Summary", Summary),
            (nameof(LocalPerformance), "Local performance", LocalPerformance),
            (nameof(WhatChanged), "What changed", WhatChanged),
            (nameof(EmergingRisks), "Emerging risks", EmergingRisks),
            (nameof(Issues), "Issues", Issues),
            (nameof(GoodPractice), "Good practice", GoodPractice),
            (nameof(JointWorking), "Joint working", JointWorking),
            (nameof(Funding), "Funding opportunities", Funding),
        ];

    public static NarrativeText From(Narrative narrative)
    {
        ArgumentNullException.ThrowIfNull(narrative);
        return new()
        {
            IsNil = narrative.IsNil,
            Summary = narrative.Summary,
            LocalPerformance = narrative.LocalPerformance,
            WhatChanged = narrative.WhatChanged,
            EmergingRisks = narrative.EmergingRisks,
            Issues = narrative.Issues,
            GoodPractice = narrative.GoodPractice,
            JointWorking = narrative.JointWorking,
            Funding = narrative.Funding,
        };
    }
}
