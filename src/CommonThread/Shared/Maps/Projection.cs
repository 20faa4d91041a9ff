using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;

namespace CommonThread.Shared.Maps;

/// <summary>
/// Longitude and latitude on a drawing. A degree of longitude is shortened by the cosine of the middle latitude, which at
/// the size of a county is true to shape.
/// </summary>
internal sealed class Projection
{
    public const double Width = 720;
    private const double Margin = 10;

    private readonly double west;
    private readonly double north;
    private readonly double squeeze;
    private readonly double scale;
    private readonly double shiftX;
    private readonly double shiftY;

    public Projection(Envelope around)
    {
        west = around.MinX;
        north = around.MaxY;
        squeeze = Math.Cos((around.MinY + around.MaxY) / 2 * Math.PI / 180);
        var across = Math.Max(around.Width * squeeze, 1e-6);
        var down = Math.Max(around.Height, 1e-6);
        Height = Math.Clamp((Width - (2 * Margin)) * down / across, 240, 640) + (2 * Margin);
        scale = Math.Min((Width - (2 * Margin)) / across, (Height - (2 * Margin)) / down);
        shiftX = (Width - (across * scale)) / 2;
        shiftY = (Height - (down * scale)) / 2;
    }

    public double Height { get; }

    public (double X, double Y) At(double longitude, double latitude) =>
        (shiftX + ((longitude - west) * squeeze * scale), shiftY + ((north - latitude) * scale));

    /// <summary>The outline as a path; points that fall together on the drawing are written once.</summary>
    public string Path(Geometry shape)
    {
        var path = new StringBuilder();
        for (var g = 0; g < shape.NumGeometries; g++)
        {
            if (shape.GetGeometryN(g) is not Polygon polygon || polygon.IsEmpty)
                continue;
            Ring(path, polygon.ExteriorRing);
            foreach (var hole in polygon.InteriorRings)
                Ring(path, hole);
        }
        return path.ToString();
    }

    private void Ring(StringBuilder path, LineString ring)
    {
        (double X, double Y) last = (double.NaN, double.NaN);
        var count = 0;
        foreach (var point in ring.Coordinates)
        {
            var at = At(point.X, point.Y);
            if (count > 0 && Math.Abs(at.X - last.X) < 0.5 && Math.Abs(at.Y - last.Y) < 0.5)
                continue;
            path.Append(count == 0 ? 'M' : 'L').Append(N(at.X)).Append(' ').Append(N(at.Y));
            last = at;
            count++;
        }
        if (count > 0)
            path.Append('z');
    }

    public static string N(double value) =>
        (double.IsFinite(value) ? Math.Round(value, 1) : 0).ToString("0.#", CultureInfo.InvariantCulture);
}
