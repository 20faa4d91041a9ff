using CommonThread.Performance.HarmWeights;
using CommonThread.Places;
using CommonThread.Strategy;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Performance.LocalPriorities;

/// <summary>
/// What a Community Safety Partnership works on of its own accord, chosen from the lines of its severity profile (D-14). It serves a
/// priority of the Board, or is local only, which needs a reason and nobody's leave.
/// </summary>
public sealed class LocalPriority : FrameworkPart
{
    public const string RecordKind = "local-priority";

    private readonly List<CitedHarm> cited = [];

    /// <summary>The Community Safety Partnership's area.</summary>
    public required int PlaceId { get; init; }

    public string Name { get; private set; } = "";

    /// <summary>Why it was chosen; for one that is local only, why the Board's priorities do not hold it.</summary>
    public string? Reason { get; private set; }

    /// <summary>The priority of the Board that it serves; null where it is local only.</summary>
    public int? PriorityId { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>The last day; null while it is worked on with no end in sight.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>The profile that it was chosen from.</summary>
    public int? ProfileId { get; private set; }

    /// <summary>The lines of that profile: kinds of harm.</summary>
    public IReadOnlyList<CitedHarm> Cited => cited;

    public override RecordRef Record => new(RecordKind, Id);

    public string Url => $"~/performance/local-priorities/{Id.ToString(Text.Words)}";

    public bool IsCurrent(DateOnly today) => From <= today && (To is null || To >= today);

    /// <summary>Describes it.</summary>
    /// <param name="lines">The kinds of harm that stand in the profile.</param>
    /// <param name="priorities">The Board's current priorities.</param>
    public void Describe(LocalPriorityText text, int? profileId, IReadOnlySet<int> lines, IReadOnlySet<int> priorities)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(priorities);
        var (name, reason) = (Text.Clean(text.Name), Text.Clean(text.Reason));
        Rules.Check(
            (nameof(Name), name is { Length: <= 200 }, "Enter the local priority, up to 200 characters"),
            (
                nameof(text.Cited),
                text.Cited.Count > 0 && text.Cited.TrueForAll(lines.Contains),
                "Choose at least one line of the severity profile that it answers"
            ),
            (
                nameof(PriorityId),
                text.PriorityId is not { } p || priorities.Contains(p),
                "Choose a priority of the list, or say that it is local only"
            ),
            (nameof(Reason), reason is null or { Length: <= 2000 }, "Reason must be 2,000 characters or fewer"),
            (
                nameof(Reason),
                text.PriorityId is not null || reason is not null,
                "Say why it is local only. Nobody’s leave is needed"
            ),
            (nameof(From), text.From is not null, "Enter the day from which it is worked on"),
            (nameof(To), text.To is null || text.From is null || text.To >= text.From, "It cannot end before it begins")
        );
        (Name, Reason, PriorityId, ProfileId) = (name!, reason, text.PriorityId, profileId);
        (From, To) = (text.From!.Value, text.To);
        cited.RemoveAll(c => !text.Cited.Contains(c.CategoryId));
        foreach (var id in text.Cited.Where(id => !cited.Exists(c => c.CategoryId == id)).Distinct().ToList())
            cited.Add(new() { CategoryId = id });
    }

    internal sealed class Mapping : IEntityTypeConfiguration<LocalPriority>
    {
        public void Configure(EntityTypeBuilder<LocalPriority> local)
        {
            Map(local, "LocalPriorities");
            local.SeenOnlyBy(PerformancePermissions.Read);
            local.Ignore(l => l.Url);
            local.Property(l => l.Name).HasMaxLength(200);
            local.Property(l => l.Reason).HasMaxLength(2000);
            local
                .HasIndex(l => new
                {
                    l.FrameworkId,
                    l.PlaceId,
                    l.Name,
                })
                .IsUnique();
            local.HasOne<Place>().WithMany().HasForeignKey(l => l.PlaceId).OnDelete(DeleteBehavior.Restrict);
            local.HasOne<Priority>().WithMany().HasForeignKey(l => l.PriorityId).OnDelete(DeleteBehavior.SetNull);
            local
                .HasOne<SeverityProfiles.SeverityProfile>()
                .WithMany()
                .HasForeignKey(l => l.ProfileId)
                .OnDelete(DeleteBehavior.SetNull);
            local.OwnsMany(
                l => l.Cited,
                cited =>
                {
                    cited.ToTable("CitedHarms");
                    cited.WithOwner().HasForeignKey("LocalPriorityId");
                    cited.HasKey(c => c.Id);
                    cited
                        .HasOne<HarmCategory>()
                        .WithMany()
                        .HasForeignKey(c => c.CategoryId)
                        .OnDelete(DeleteBehavior.Restrict);
                }
            );
        }
    }
}

/// <summary>A line of a severity profile that a local priority answers.</summary>
public sealed class CitedHarm
{
    public int Id { get; private set; }

    public required int CategoryId { get; init; }
}

/// <summary>A local priority as its form gives it.</summary>
public sealed class LocalPriorityText
{
    public string? Name { get; set; }

    public string? Reason { get; set; }

    public int? PriorityId { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>Kinds of harm by their number.</summary>
    public List<int> Cited { get; set; } = [];
}
