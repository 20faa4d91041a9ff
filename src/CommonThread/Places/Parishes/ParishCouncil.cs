using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Places.Parishes;

/// <summary>
/// How far a parish's neighbourhood plan under planning law has come. It is never the 12-month Neighbourhood Plan of a
/// priority neighbourhood, and the two never share a list.
/// </summary>
public enum StatutoryPlanStatus
{
    None,
    Designated,
    Draft,
    Examined,
    Made,
}

/// <summary>A parish or town council as a place's council (C-07).</summary>
public sealed class ParishCouncil : IRecorded
{
    public int Id { get; private set; }

    public required int PlaceId { get; init; }

    public string? MeetingPattern { get; private set; }

    /// <summary>How often it meets the principal council: monthly, with a conference once a year.</summary>
    public string? LiaisonMeetings { get; private set; }

    /// <summary>The day of the next such meeting.</summary>
    public DateOnly? NextLiaisonOn { get; private set; }

    /// <summary>Services or budgets devolved to it.</summary>
    public string? Devolved { get; private set; }

    public string? Connectivity { get; private set; }

    public StatutoryPlanStatus StatutoryPlan { get; private set; }

    public bool Illustrative { get; private set; }

    RecordRef IRecorded.Record => new("place", PlaceId);

    public static ParishCouncil Of(int placeId) => new() { PlaceId = placeId };

    public void Describe(
        string? meets,
        string? liaison,
        string? devolved,
        string? connectivity,
        StatutoryPlanStatus plan,
        DateOnly? nextLiaison = null,
        bool illustrative = false
    )
    {
        string?[] texts = [Text.Clean(meets), Text.Clean(liaison), Text.Clean(devolved), Text.Clean(connectivity)];
        Rules.Check(
            ("", texts.All(t => t is null or { Length: <= 1000 }), "Each answer must be 1,000 characters or fewer")
        );
        (MeetingPattern, LiaisonMeetings, Devolved, Connectivity, StatutoryPlan) = (
            texts[0],
            texts[1],
            texts[2],
            texts[3],
            plan
        );
        (NextLiaisonOn, Illustrative) = (nextLiaison, illustrative);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ParishCouncil>
    {
        public void Configure(EntityTypeBuilder<ParishCouncil> parish)
        {
            parish.ToTable("ParishCouncils");
            parish.Property(p => p.MeetingPattern).HasMaxLength(1000);
            parish.Property(p => p.LiaisonMeetings).HasMaxLength(1000);
            parish.Property(p => p.Devolved).HasMaxLength(1000);
            parish.Property(p => p.Connectivity).HasMaxLength(1000);
            parish.HasIndex(p => p.PlaceId).IsUnique();
            parish.HasOne<Place>().WithMany().HasForeignKey(p => p.PlaceId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
