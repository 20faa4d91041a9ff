using CommonThread.Performance.Quarters;
using CommonThread.Performance.Risks;
using CommonThread.Places;
using CommonThread.Strategy;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Performance.Threats;

/// <summary>How sure an analyst is.</summary>
public enum Confidence
{
    Low,
    Medium,
    High,
}

/// <summary>When it would be felt.</summary>
public enum Horizon
{
    Now,
    WithinThreeMonths,
    WithinAYear,
    Later,
}

/// <summary>What the Performance Group makes of a threat.</summary>
public enum ThreatDecision
{
    Watch,

    /// <summary>It goes into the register of risks.</summary>
    Risk,

    /// <summary>It goes to the Board.</summary>
    Escalate,
    Dismiss,
}

/// <summary>
/// An emerging threat or issue that an analyst has noticed, and what the Performance Group made of it (D-17). One that is watched can
/// be decided again.
/// </summary>
public sealed class Threat : FrameworkPart
{
    public const string RecordKind = "threat";

    public required DateOnly NotedOn { get; init; }

    public int? NotedByPostId { get; init; }

    /// <summary>What was noticed, in a line.</summary>
    public string Title { get; private set; } = "";

    /// <summary>From where it is known.</summary>
    public string Source { get; private set; } = "";

    public string WhatChanged { get; private set; } = "";

    public int? PlaceId { get; private set; }

    public int? PriorityId { get; private set; }

    public Confidence Confidence { get; private set; }

    public Horizon Horizon { get; private set; }

    /// <summary>Null while nobody has decided.</summary>
    public ThreatDecision? Decision { get; private set; }

    public string? Reason { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    public int? DecidedByPostId { get; private set; }

    /// <summary>The risk that it became.</summary>
    public int? RiskId { get; set; }

    public override RecordRef Record => new(RecordKind, Id);

    public string Url => $"~/performance/threats/{Id.ToString(Text.Words)}";

    /// <summary>Whether it still has to be decided, or decided again.</summary>
    public bool IsOpen => Decision is null or ThreatDecision.Watch;

    /// <summary>Whether the Performance Group has met since and not decided (D-17).</summary>
    public bool IsLate(IEnumerable<DateOnly> meetings, DateOnly today) =>
        Decision is null && meetings.Any(m => m > NotedOn && m < today);

    /// <summary>The days on which the Performance Group of a framework meets.</summary>
    internal static async Task<IReadOnlyList<DateOnly>> Meetings(
        CommonThreadDb db,
        int frameworkId,
        CancellationToken stop
    ) =>
        await db.Set<ReportingQuarter>()
            .Where(q => q.FrameworkId == frameworkId)
            .Select(q => q.GroupMeets)
            .ToListAsync(stop);

    public void Describe(ThreatText text, IReadOnlySet<int> priorities, IReadOnlySet<int> places)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(priorities);
        ArgumentNullException.ThrowIfNull(places);
        var (title, source, what) = (Text.Clean(text.Title), Text.Clean(text.Source), Text.Clean(text.WhatChanged));
        Rules.Check(
            (nameof(Title), title is { Length: <= 200 }, "Enter what you noticed in a line, up to 200 characters"),
            (nameof(WhatChanged), what is { Length: <= 2000 }, "Say what has changed, up to 2,000 characters"),
            (nameof(Source), source is { Length: <= 300 }, "Say from where it is known, up to 300 characters"),
            (nameof(PlaceId), text.PlaceId is not { } at || places.Contains(at), "Choose a place of the list, or none"),
            (
                nameof(PriorityId),
                text.PriorityId is not { } p || priorities.Contains(p),
                "Choose a priority of the list, or none"
            ),
            (nameof(Confidence), text.Confidence is not null, "Choose how sure it is"),
            (nameof(Horizon), text.Horizon is not null, "Choose when it would be felt")
        );
        (Title, Source, WhatChanged) = (title!, source!, what!);
        (PlaceId, PriorityId) = (text.PlaceId, text.PriorityId);
        (Confidence, Horizon) = (text.Confidence!.Value, text.Horizon!.Value);
    }

    /// <summary>Says what becomes of it.</summary>
    public void Decide(ThreatDecision? decision, string? reason, DateOnly on, int? postId)
    {
        var clean = Text.Clean(reason);
        Rules.Check(
            ("", IsOpen, "It is decided already what becomes of this"),
            (nameof(Decision), decision is not null, "Choose what becomes of it"),
            (nameof(Reason), clean is { Length: <= 2000 }, "Say why, up to 2,000 characters"),
            (nameof(DecidedOn), on >= NotedOn, "It cannot have been decided before it was noticed")
        );
        (Decision, Reason, DecidedOn, DecidedByPostId) = (decision, clean, on, postId);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Threat>
    {
        public void Configure(EntityTypeBuilder<Threat> threat)
        {
            Map(threat, "Threats");
            threat.SeenOnlyBy(PerformancePermissions.Read);
            threat.Ignore(t => t.Url).Ignore(t => t.IsOpen);
            threat.Property(t => t.Title).HasMaxLength(200);
            threat.Property(t => t.Source).HasMaxLength(300);
            threat.Property(t => t.WhatChanged).HasMaxLength(2000);
            threat.Property(t => t.Reason).HasMaxLength(2000);
            threat
                .HasIndex(t => new
                {
                    t.FrameworkId,
                    t.NotedOn,
                    t.Title,
                })
                .IsUnique();
            threat.HasOne<Place>().WithMany().HasForeignKey(t => t.PlaceId).OnDelete(DeleteBehavior.SetNull);
            threat.HasOne<Priority>().WithMany().HasForeignKey(t => t.PriorityId).OnDelete(DeleteBehavior.SetNull);
            threat.HasOne<Risk>().WithMany().HasForeignKey(t => t.RiskId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}

/// <summary>A threat as its form gives it.</summary>
public sealed class ThreatText
{
    public string? Title { get; set; }

    public string? Source { get; set; }

    public string? WhatChanged { get; set; }

    public int? PlaceId { get; set; }

    public int? PriorityId { get; set; }

    public Confidence? Confidence { get; set; }

    public Horizon? Horizon { get; set; }
}
