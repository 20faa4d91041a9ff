using System.Globalization;
using NetTopologySuite.Geometries;

namespace CommonThread.Analytics.Geography;

/// <summary>The rings of one feature while they are read.</summary>
internal sealed class AreaDraft(AreaReadOptions options, int pointsLeft)
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);
    private readonly List<List<LinearRing>> polygons = [];
    private readonly List<string> notes = [];
    private int reserved;

    public int Points => reserved;
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Asks for room before points are made, so that a small file cannot ask for endless memory.</summary>
    public int Reserve(int points)
    {
        if (points > options.MaximumPointsPerArea - reserved)
            throw new AreaRefusal(
                AreaProblem.TooManyPoints,
                $"Its boundary has more than {options.MaximumPointsPerArea.ToString("N0", CultureInfo.InvariantCulture)} points. Simplify it first."
            );
        if (points > pointsLeft - reserved)
            throw new AreaRefusal(
                AreaProblem.TooManyPoints,
                $"The areas of the file have more than {options.MaximumPoints.ToString("N0", CultureInfo.InvariantCulture)} points together. Split or simplify them first."
            );
        reserved += points;
        return points;
    }

    public void Note(string note) => notes.Add(note);

    public void StartPolygon() => polygons.Add([]);

    public void AddRing(List<Coordinate> points)
    {
        foreach (var point in points)
            if (!options.Envelope.Contains(point.X, point.Y))
                throw new AreaRefusal(
                    AreaProblem.OutsideEnvelope,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"It has coordinates outside {options.EnvelopeName} ({point.X:G9}, {point.Y:G9}); are they eastings and northings?"
                    )
                );
        if (points.Count >= 3 && !points[0].Equals2D(points[^1]))
        {
            points.Add(points[0].Copy());
            notes.Add("A ring was not closed; its last point was joined to its first.");
        }
        if (points.Count == 0)
            throw new AreaRefusal(AreaProblem.Empty, "It has an empty ring.");
        if (points.Count < 4)
            throw new AreaRefusal(
                AreaProblem.TooFewPoints,
                $"A ring has {points.Count} point{(points.Count == 1 ? "" : "s")}; it needs at least four, the last the same as the first."
            );
        polygons[^1].Add(Factory.CreateLinearRing([.. points]));
    }

    public Geometry Geometry()
    {
        var built = polygons
            .Where(rings => rings.Count > 0)
            .Select(rings => Factory.CreatePolygon(rings[0], [.. rings.Skip(1)]))
            .ToArray();
        return built.Length switch
        {
            0 => throw new AreaRefusal(AreaProblem.Empty, "It has no boundary (its list of coordinates is empty)."),
            1 => built[0],
            _ => Factory.CreateMultiPolygon(built),
        };
    }
}
