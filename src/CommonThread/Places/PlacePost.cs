using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Places;

/// <summary>What a post does for a place.</summary>
public enum PlaceRole
{
    WardMember,
    ParishClerk,
    PanelChair,
    ForumChair,
    MemberChampion,
    CspChair,
    CspLeadOfficer,
    ChiefOfficerSponsor,
    NeighbourhoodManager,
}

/// <summary>An elected member's or officer's post serves a place for a term (C-04, C-05, C-07).</summary>
public sealed class PlacePost : IRecorded
{
    /// <summary>The roles that only an elected member has.</summary>
    public static IReadOnlyList<PlaceRole> OfElectedMembers { get; } =
    [PlaceRole.WardMember, PlaceRole.PanelChair, PlaceRole.ForumChair, PlaceRole.MemberChampion];

    public int Id { get; private set; }

    public required int PlaceId { get; init; }

    public required int PostId { get; init; }

    public required PlaceRole Role { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; private set; }

    public bool Illustrative { get; init; }

    RecordRef IRecorded.Record => new("place", PlaceId);

    public static PlacePost Of(
        int placeId,
        int postId,
        PlaceRole role,
        DateOnly from,
        DateOnly? to = null,
        bool illustrative = false
    )
    {
        Rules.Check(
            (nameof(PostId), postId > 0, "Choose a post"),
            (nameof(From), from != default, "Enter the first day of the term"),
            (nameof(To), to is null || to >= from, "Last day must be on or after the first day")
        );
        return new()
        {
            PlaceId = placeId,
            PostId = postId,
            Role = role,
            From = from,
            To = to,
            Illustrative = illustrative,
        };
    }

    public void End(DateOnly lastDay)
    {
        Rules.Check((nameof(To), lastDay >= From, "Last day must be on or after the first day"));
        To = lastDay;
    }

    public bool IsOn(DateOnly day) => From <= day && (To is null || To >= day);

    internal sealed class Mapping : IEntityTypeConfiguration<PlacePost>
    {
        public void Configure(EntityTypeBuilder<PlacePost> post)
        {
            post.ToTable("PlacePosts");
            post.HasIndex(p => p.PlaceId);
            post.HasIndex(p => p.PostId);
            post.HasOne<Place>().WithMany().HasForeignKey(p => p.PlaceId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
