using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.LocalReadings;

/// <summary>What a county priority means in one Community Safety Partnership, in its own words; or that it does not apply there, and why; or a priority of its own .</summary>
public sealed class LocalReading : FrameworkPart
{
    public int? PlaceId { get; set; }

    public int? PriorityId { get; set; }

    public string? LocalPriority { get; set; }

    public bool Applicable { get; set; } = true;

    public string? Reason { get; set; }

    public string? Wording { get; set; }

    public int? PostId { get; set; }

    public string? Evidence { get; set; }

    public string? Actions { get; set; }

    public DateOnly? RecordedOn { get; set; }

    public override RecordRef Record => new("local-reading", Id);

    /// <summary>A priority that is not drawn from the county's list.</summary>
    public bool IsLocal => PriorityId is null;

    public IReadOnlyList<string> ActionList =>
        Actions?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Checks that it says what it must.</summary>
    public void Check() =>
        Rules.Check(
            (nameof(PlaceId), PlaceId is not null, "Choose the Community Safety Partnership"),
            (
                nameof(LocalPriority),
                LocalPriority is null or { Length: <= 300 },
                "Local priority must be 300 characters or fewer"
            ),
            (nameof(Reason), Reason is null or { Length: <= 1000 }, "Reason must be 1,000 characters or fewer"),
            (nameof(Wording), Wording is null or { Length: <= 2000 }, "Wording must be 2,000 characters or fewer"),
            (nameof(Evidence), Evidence is null or { Length: <= 2000 }, "Evidence must be 2,000 characters or fewer"),
            (nameof(Actions), Actions is null or { Length: <= 4000 }, "Actions must be 4,000 characters or fewer"),
            (
                nameof(LocalPriority),
                PriorityId is not null || LocalPriority is not null,
                "Choose a county priority, or name one of your own"
            ),
            (nameof(Reason), Applicable || Reason is not null, "Say why it does not apply here")
        );

    internal sealed class Mapping : IEntityTypeConfiguration<LocalReading>
    {
        public void Configure(EntityTypeBuilder<LocalReading> x)
        {
            Map(x, "LocalReadings");
            x.Ignore(e => e.IsLocal).Ignore(e => e.ActionList);
            x.Property(e => e.LocalPriority).HasMaxLength(300);
            x.Property(e => e.Reason).HasMaxLength(1000);
            x.Property(e => e.Wording).HasMaxLength(2000);
            x.Property(e => e.Evidence).HasMaxLength(2000);
            x.Property(e => e.Actions).HasMaxLength(4000);
            x.HasOne<Priority>().WithMany().HasForeignKey(e => e.PriorityId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
