using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Measures;

/// <summary>The partnership's threshold below which counts of people are hidden from the public (C-49). One row.</summary>
public sealed class DisclosureRule : IRecorded
{
    public int Id { get; private set; }

    public int Threshold { get; private set; } = Suppression.DefaultThreshold;

    RecordRef IRecorded.Record => new("disclosure-rule", Id);

    public static DisclosureRule Of(int threshold)
    {
        var rule = new DisclosureRule();
        rule.Set(threshold);
        return rule;
    }

    public void Set(int threshold)
    {
        Rules.Check((nameof(Threshold), threshold is >= 2 and <= 100, "Threshold must be between 2 and 100"));
        Threshold = threshold;
    }

    /// <summary>What hides small counts in this partnership: its own threshold, or 5.</summary>
    public static async Task<Suppression> InForce(CommonThreadDb db, CancellationToken stop) =>
        new(
            await db.Set<DisclosureRule>().Select(r => (int?)r.Threshold).FirstOrDefaultAsync(stop)
                ?? Suppression.DefaultThreshold
        );

    internal sealed class Mapping : IEntityTypeConfiguration<DisclosureRule>
    {
        public void Configure(EntityTypeBuilder<DisclosureRule> rule) => rule.ToTable("DisclosureRules");
    }
}
