using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Leads;

public enum RoleOfPriority
{
    Lead,
    SupportOfficer,
    LocalExpert,
}

/// <summary>
/// A post that serves a priority: its one strategic priority lead, its designated support officer, or a local expert
/// from when until when.
/// </summary>
public sealed class PriorityRole : FrameworkPart
{
    public required int PriorityId { get; init; }

    public required RoleOfPriority Role { get; init; }

    public required int PostId { get; init; }

    public DateOnly? From { get; private set; }

    /// <summary>Last day, part of it; null while it lasts.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>The Board's decision in words.</summary>
    public string? Decision { get; set; }

    /// <summary>The post stands outside the Board's core membership, which is allowed and shown.</summary>
    public bool OutsideCoreMembership { get; set; }

    public string? Expertise { get; set; }

    public override RecordRef Record => new(StrategyKinds.Priority, PriorityId);

    public bool IsCurrent(DateOnly today) => (From is null || From <= today) && (To is null || To >= today);

    public static PriorityRole Of(
        Priority priority,
        RoleOfPriority role,
        int? postId,
        DateOnly? from,
        DateOnly? to = null
    )
    {
        ArgumentNullException.ThrowIfNull(priority);
        Rules.Check(
            ("PostId", postId is not null, "Choose the post"),
            ("To", from is null || to is null || from <= to, "Last day must be on or after the first day")
        );
        return new()
        {
            FrameworkId = priority.FrameworkId,
            PriorityId = priority.Id,
            Role = role,
            PostId = postId!.Value,
            From = from,
            To = to,
        };
    }

    private bool Overlaps(PriorityRole other) =>
        (From ?? DateOnly.MinValue) <= (other.To ?? DateOnly.MaxValue)
        && (other.From ?? DateOnly.MinValue) <= (To ?? DateOnly.MaxValue);

    /// <summary>
    /// Ends the lead before a new one, for a priority has one current lead only. Leads whose days do not touch the new one's
    /// stay as they are: one of earlier days is added beside the present one.
    /// </summary>
    public static async Task EndBefore(CommonThreadDb db, PriorityRole lead, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(lead);
        foreach (var other in await Others(db, lead, stop))
        {
            Rules.Check(
                (
                    nameof(From),
                    (other.From ?? DateOnly.MinValue) < (lead.From ?? DateOnly.MinValue),
                    other.From is { } first
                        ? $"Another post leads this priority from {first.Say()}. A new lead must start after that day, and an earlier one must end before it"
                        : "Another post leads this priority in that time"
                ),
                (
                    nameof(To),
                    lead.To is null || other.To <= lead.To,
                    "The present lead goes on after that day. Leave the last day empty, or end the present lead first"
                )
            );
            other.To = lead.From!.Value.AddDays(-1);
        }
    }

    /// <summary>Leads of the same priority whose days touch this one's.</summary>
    public static async Task<IReadOnlyList<PriorityRole>> Others(
        CommonThreadDb db,
        PriorityRole lead,
        CancellationToken stop
    ) =>
        [
            .. (
                await db.Set<PriorityRole>()
                    .Where(r => r.PriorityId == lead.PriorityId && r.Role == RoleOfPriority.Lead)
                    .ToListAsync(stop)
            ).Where(r => r != lead && r.Overlaps(lead)),
        ];

    internal sealed class Mapping : IEntityTypeConfiguration<PriorityRole>
    {
        public void Configure(EntityTypeBuilder<PriorityRole> role)
        {
            Map(role, "PriorityRoles");
            role.Property(r => r.Decision).HasMaxLength(1000);
            role.Property(r => r.Expertise).HasMaxLength(500);
            role.HasIndex(r => new { r.PriorityId, r.Role });
            role.HasIndex(r => r.PostId);
            role.HasOne<Priority>().WithMany().HasForeignKey(r => r.PriorityId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
