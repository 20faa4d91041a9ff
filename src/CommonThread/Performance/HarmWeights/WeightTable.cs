using System.ComponentModel.DataAnnotations;
using CommonThread.Strategy;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Performance.HarmWeights;

/// <summary>
/// One version of what each kind of harm weighs, in the style of a national severity score (D-12). The documents give no weights:
/// the administrator sets them and says where they come from. A version never changes; a profile keeps the one it was weighed with.
/// </summary>
public sealed class WeightTable : FrameworkPart
{
    public const string RecordKind = "weight-table";

    private readonly List<HarmWeight> weights = [];

    /// <summary>From 1; the highest is the one in use.</summary>
    public required int Version { get; init; }

    /// <summary>Where the weights come from, as readers see it.</summary>
    public string Source { get; private init; } = "";

    /// <summary>What a weight is in: points, days of sentence, pounds.</summary>
    public string Unit { get; private init; } = "";

    /// <summary>Why this version replaces the one before; null for the first.</summary>
    public string? Reason { get; private init; }

    /// <summary>From which share of the county's severity, in per cent, a kind of harm calls for a priority.</summary>
    public double HighShare { get; private init; }

    /// <summary>Below which share, in per cent, a priority is said to answer little harm.</summary>
    public double LowShare { get; private init; }

    public DateOnly MadeOn { get; private init; }

    public int? MadeByPostId { get; private init; }

    public IReadOnlyList<HarmWeight> Weights => weights;

    public override RecordRef Record => new(RecordKind, Id);

    /// <summary>"Version 2: National severity score, 2024".</summary>
    public string Title => $"Version {Version.ToString(Text.Words)}: {Source}";

    public string Url => $"~/performance/weights?version={Version.ToString(Text.Words)}";

    /// <summary>The weight of a kind of harm; null where this version has none.</summary>
    public double? Of(int categoryId) => weights.Find(w => w.CategoryId == categoryId)?.Weight;

    /// <summary>Makes the version after another, or the first.</summary>
    /// <param name="before">The version in use; null for the first.</param>
    /// <param name="categories">The kinds of harm in use: each needs a weight.</param>
    /// <exception cref="RulesBroken">A weight is missing or below zero, all are zero, nothing has changed, or nobody says why.</exception>
    public static WeightTable After(
        WeightTable? before,
        int frameworkId,
        WeightsText text,
        IReadOnlyList<HarmCategory> categories,
        DateOnly today,
        int? postId
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(categories);
        var (source, unit, reason) = (Text.Clean(text.Source), Text.Clean(text.Unit), Text.Clean(text.Reason));
        var given = categories.Select(c => (Category: c, Weight: text.Weights.GetValueOrDefault(c.Id))).ToList();
        Rules.Check([
            ("", categories.Count > 0, "Add a kind of harm before you weigh any"),
            (nameof(Source), source is { Length: <= 200 }, "Say where the weights come from, up to 200 characters"),
            (
                nameof(Unit),
                unit is { Length: <= 40 },
                "Say what the weights are in, such as points, pounds or days, up to 40 characters"
            ),
            (nameof(Reason), reason is null or { Length: <= 1000 }, "Reason must be 1,000 characters or fewer"),
            (nameof(Reason), before is null || reason is not null, "Say why the weights change"),
            (
                nameof(HighShare),
                text.HighShare is > 0 and <= 100,
                "The share that calls for a priority is above 0 and at most 100 per cent"
            ),
            (
                nameof(LowShare),
                text.LowShare is >= 0 and <= 100 && !(text.LowShare > text.HighShare),
                "The share that counts as little is at least 0, and not above the one that calls for a priority"
            ),
            .. given.Select(g =>
                (
                    $"Weights[{g.Category.Id.ToString(Text.Words)}]",
                    g.Weight is >= 0 and <= 1e9,
                    $"{g.Category.Name}: enter a weight, 0 or more"
                )
            ),
        ]);
        Rules.Check(
            ("", given.Exists(g => g.Weight > 0), "The weights add up to zero, so that nothing would weigh anything"),
            (
                "",
                before is null
                    || before.Source != source
                    || before.Unit != unit
                    || Math.Abs(before.HighShare - text.HighShare!.Value) > 0
                    || Math.Abs(before.LowShare - text.LowShare!.Value) > 0
                    || given.Exists(g => before.Of(g.Category.Id) != g.Weight),
                "Nothing has changed, so that no new version is made"
            )
        );
        var table = new WeightTable
        {
            FrameworkId = frameworkId,
            Version = (before?.Version ?? 0) + 1,
            Source = source!,
            Unit = unit!,
            Reason = reason,
            HighShare = text.HighShare!.Value,
            LowShare = text.LowShare!.Value,
            MadeOn = today,
            MadeByPostId = postId,
        };
        table.weights.AddRange(
            given.Select(g => new HarmWeight { CategoryId = g.Category.Id, Weight = g.Weight!.Value })
        );
        return table;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<WeightTable>
    {
        public void Configure(EntityTypeBuilder<WeightTable> table)
        {
            Map(table, "WeightTables");
            table.Ignore(t => t.Title).Ignore(t => t.Url);
            table.Property(t => t.Source).HasMaxLength(200);
            table.Property(t => t.Unit).HasMaxLength(40);
            table.Property(t => t.Reason).HasMaxLength(1000);
            // Two administrators at once: the second hears that the version is there.
            table.HasIndex(t => new { t.FrameworkId, t.Version }).IsUnique();
            table.HasMany(t => t.Weights).WithOne().HasForeignKey(w => w.TableId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>What one event of a kind of harm weighs, in the unit of its table.</summary>
public sealed class HarmWeight
{
    public int Id { get; private set; }

    public int TableId { get; private set; }

    public required int CategoryId { get; init; }

    public required double Weight { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<HarmWeight>
    {
        public void Configure(EntityTypeBuilder<HarmWeight> weight)
        {
            weight.ToTable("HarmWeights");
            weight.SeenWith<HarmWeight, WeightTable>(w => w.TableId);
            weight.HasIndex(w => new { w.TableId, w.CategoryId }).IsUnique();
            weight.HasOne<HarmCategory>().WithMany().HasForeignKey(w => w.CategoryId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A version of the weights as its form gives it.</summary>
public sealed class WeightsText
{
    public const double UsualHigh = 10;
    public const double UsualLow = 2;

    public string? Source { get; set; }

    public string? Unit { get; set; } = "points";

    public string? Reason { get; set; }

    [Display(Name = "Calls for a priority from")]
    public double? HighShare { get; set; } = UsualHigh;

    [Display(Name = "Little harm below")]
    public double? LowShare { get; set; } = UsualLow;

    /// <summary>By the number of the kind of harm.</summary>
    public Dictionary<int, double?> Weights { get; set; } = [];
}
