using CommonThread.Places;

namespace CommonThread.Measures.Profiles;

/// <summary>From which places these figures are added up, and by which method each of them was put in here (C-34).</summary>
internal sealed class MakeupBlock(CommonThreadDb db, Figures figures) : FiguresBlock
{
    public override int Order => 170;

    public override string Heading => "What these figures are added up from";

    public override string WhoFills =>
        "No small area is put into this place, so that populations, deprivation and crime cannot be added up for it. A council administrator links the small areas that make it up.";

    private static readonly string[] AddedUp =
    [
        PlaceType.District,
        PlaceType.Ward,
        PlaceType.AreaPanelArea,
        PlaceType.Neighbourhood,
        PlaceType.CspArea,
    ];

    public override async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop)
    {
        if (await figures.WhyNotWhole(reading.Place.Id, stop) is not null)
            return null;
        var lines = await PlaceMakeup.Of(db, reading.Tree, reading.Place.Id, reading.Today, stop);
        if (lines.Count == 0)
            return AddedUp.Contains(reading.Place.Type) ? PlaceBlock.Empty : null;
        var measures = await figures.Measures(stop, KnownMeasures.Population, KnownMeasures.DeprivationRank);
        var values = await figures.OfPlace(measures, reading.Place.Id, stop);
        return values.All(v => v.Value.Count == 0) ? null : new("/Measures/Profiles/_Makeup.cshtml", lines);
    }
}
