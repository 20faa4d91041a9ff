using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Places.AreaPanels;

/// <summary>What a place is as an area panel area: its number, its panel and its planning team (C-06).</summary>
public sealed class AreaPanelArea : IRecorded
{
    public int Id { get; private set; }

    public required int PlaceId { get; init; }

    public int Number { get; private set; }

    /// <summary>The area panel, an organisation of kind partnership.</summary>
    public int? PanelOrganisationId { get; private set; }

    public int? PlanningTeamOrganisationId { get; private set; }

    /// <summary>What it is linked with: a New Deal for Communities, a city centre, a children's locality team.</summary>
    public string? LinkedWith { get; private set; }

    /// <summary>Since when the area works as one; null while it is being set up.</summary>
    public DateOnly? LiveFrom { get; private set; }

    RecordRef IRecorded.Record => new("place", PlaceId);

    /// <summary>Said on the page, but nothing is refused: a live area ought to have a planning team.</summary>
    public string? Warning =>
        LiveFrom is not null && PlanningTeamOrganisationId is null
            ? "This area is live without an area planning team"
            : null;

    public static AreaPanelArea Of(int placeId) => new() { PlaceId = placeId };

    public void SetUp(int number, int? panel, int? planningTeam, string? linkedWith, DateOnly? liveFrom)
    {
        var links = Text.Clean(linkedWith);
        Rules.Check(
            (nameof(Number), number is > 0 and < 1000, "Number must be between 1 and 999"),
            (nameof(LinkedWith), links is null or { Length: <= 500 }, "Links must be 500 characters or fewer")
        );
        (Number, PanelOrganisationId, PlanningTeamOrganisationId, LinkedWith, LiveFrom) = (
            number,
            panel,
            planningTeam,
            links,
            liveFrom
        );
    }

    internal sealed class Mapping : IEntityTypeConfiguration<AreaPanelArea>
    {
        public void Configure(EntityTypeBuilder<AreaPanelArea> area)
        {
            area.ToTable("AreaPanelAreas");
            area.Property(a => a.LinkedWith).HasMaxLength(500);
            area.Ignore(a => a.Warning);
            area.HasIndex(a => a.PlaceId).IsUnique();
            area.HasIndex(a => a.Number).IsUnique();
            area.HasOne<Place>().WithMany().HasForeignKey(a => a.PlaceId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
