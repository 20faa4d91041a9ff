using CommonThread.Measures;
using CommonThread.Strategy;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Performance.HarmWeights;

/// <summary>
/// A kind of harm that severity profiles weigh: which figure counts it, which figures say how often it hit the same people again
/// and people at risk, and which priority answers it (D-12, D-13).
/// </summary>
public sealed class HarmCategory : FrameworkPart
{
    public const string RecordKind = "harm-category";

    public string Name { get; private set; } = "";

    /// <summary>In plain words: what falls under it and what does not.</summary>
    public string? Covers { get; private set; }

    /// <summary>The measure whose counts are weighed.</summary>
    public int MeasureId { get; private set; }

    /// <summary>Of these, how many were harmed before.</summary>
    public int? RepeatMeasureId { get; private set; }

    /// <summary>Of these, how many were people at risk.</summary>
    public int? VulnerableMeasureId { get; private set; }

    /// <summary>The priority that answers it; null where none does, which the county profile then says.</summary>
    public int? PriorityId { get; private set; }

    /// <summary>No longer weighed; profiles that are published keep it.</summary>
    public bool IsRetired { get; private set; }

    public override RecordRef Record => new(RecordKind, Id);

    public string Url => $"~/performance/weights/categories/{Id.ToString(Text.Words)}";

    /// <summary>Describes it.</summary>
    /// <param name="counts">The measures that can be weighed: counts in use.</param>
    /// <param name="priorities">The current priorities of the framework.</param>
    public void Describe(CategoryText text, IReadOnlySet<int> counts, IReadOnlySet<int> priorities)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(priorities);
        var (name, covers) = (Text.Clean(text.Name), Text.Clean(text.Covers));
        Rules.Check(
            (nameof(Name), name is { Length: <= 120 }, "Enter the kind of harm, up to 120 characters"),
            (nameof(Covers), covers is null or { Length: <= 1000 }, "What falls under it: 1,000 characters or fewer"),
            (
                nameof(MeasureId),
                text.MeasureId is { } m && counts.Contains(m),
                "Choose the measure that counts it. Only counts can be weighed"
            ),
            (
                nameof(RepeatMeasureId),
                text.RepeatMeasureId is not { } r || (counts.Contains(r) && r != text.MeasureId),
                "Choose another count of the list for people harmed again, or none"
            ),
            (
                nameof(VulnerableMeasureId),
                text.VulnerableMeasureId is not { } v || (counts.Contains(v) && v != text.MeasureId),
                "Choose another count of the list for people at risk, or none"
            ),
            (
                nameof(PriorityId),
                text.PriorityId is not { } p || priorities.Contains(p),
                "Choose a priority of the list, or none"
            )
        );
        (Name, Covers, MeasureId) = (name!, covers, text.MeasureId!.Value);
        (RepeatMeasureId, VulnerableMeasureId) = (text.RepeatMeasureId, text.VulnerableMeasureId);
        PriorityId = text.PriorityId;
    }

    public void Retire() => IsRetired = true;

    public void BringBack() => IsRetired = false;

    internal sealed class Mapping : IEntityTypeConfiguration<HarmCategory>
    {
        public void Configure(EntityTypeBuilder<HarmCategory> category)
        {
            Map(category, "HarmCategories");
            category.Ignore(c => c.Url);
            category.Property(c => c.Name).HasMaxLength(120);
            category.Property(c => c.Covers).HasMaxLength(1000);
            category.HasIndex(c => new { c.FrameworkId, c.Name }).IsUnique();
            category.HasIndex(c => c.MeasureId);
            category.HasOne<Measure>().WithMany().HasForeignKey(c => c.MeasureId).OnDelete(DeleteBehavior.Restrict);
            category.HasOne<Priority>().WithMany().HasForeignKey(c => c.PriorityId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}

/// <summary>A kind of harm as its form gives it.</summary>
public sealed class CategoryText
{
    public string? Name { get; set; }

    public string? Covers { get; set; }

    public int? MeasureId { get; set; }

    public int? RepeatMeasureId { get; set; }

    public int? VulnerableMeasureId { get; set; }

    public int? PriorityId { get; set; }
}
