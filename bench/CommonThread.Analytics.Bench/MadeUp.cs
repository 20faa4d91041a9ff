using System.Globalization;
using System.Text;
using CommonThread.Analytics.Crime;
using CommonThread.Analytics.Geography;
using NetTopologySuite.Geometries;

namespace CommonThread.Analytics.Bench;

/// <summary>The same data in every run: a seed, no clock.</summary>
internal static class MadeUp
{
    public static readonly Envelope Box = new(-2, -0.4, 52, 53.6);

    /// <summary>size × size areas that leave no gap; every border is bent and shared corner for corner.</summary>
    public static List<Area> Tessellation(int size, int bends)
    {
        var random = new Random(20220401);
        var cell = Box.Width / size;
        double Jitter(double most) => (random.NextDouble() * 2 - 1) * most;
        Coordinate At(double x, double y) => new(Math.Round(x, 6), Math.Round(y, 6));
        var corners = new Coordinate[size + 1, size + 1];
        for (var i = 0; i <= size; i++)
        for (var j = 0; j <= size; j++)
            corners[i, j] = At(
                Box.MinX + i * cell + (i % size == 0 ? 0 : Jitter(cell / 10)),
                Box.MinY + j * cell + (j % size == 0 ? 0 : Jitter(cell / 10))
            );
        var lines = new Dictionary<(int, int, bool), List<Coordinate>>();
        List<Coordinate> Border(int i, int j, bool east)
        {
            if (lines.TryGetValue((i, j, east), out var known))
                return known;
            var (a, b) = (corners[i, j], east ? corners[i + 1, j] : corners[i, j + 1]);
            var outer = east ? j % size == 0 : i % size == 0;
            var line = new List<Coordinate> { a };
            for (var n = 1; n <= bends; n++)
            {
                var t = n / (bends + 1.0);
                var bend = outer ? 0 : Jitter(cell / 12) * 2 * Math.Min(t, 1 - t);
                line.Add(At(a.X + (b.X - a.X) * t + (east ? 0 : bend), a.Y + (b.Y - a.Y) * t + (east ? bend : 0)));
            }
            line.Add(b);
            return lines[(i, j, east)] = line;
        }
        var factory = new GeometryFactory();
        var areas = new List<Area>();
        for (var i = 0; i < size; i++)
        for (var j = 0; j < size; j++)
        {
            var ring = Border(i, j, true)
                .Concat(Border(i + 1, j, false).Skip(1))
                .Concat(Border(i, j + 1, true).AsEnumerable().Reverse().Skip(1))
                .Concat(Border(i, j, false).AsEnumerable().Reverse().Skip(1))
                .Select(c => c.Copy());
            areas.Add(
                Area.Of(FormattableString.Invariant($"E01{areas.Count:000000}"), factory.CreatePolygon([.. ring]))
            );
        }
        return areas;
    }

    public static List<Area> Read(string path, string? codeProperty)
    {
        var options = new AreaReadOptions { CodeProperty = codeProperty };
        var areas = new List<Area>();
        foreach (
            var file in Directory.Exists(path)
                ? [.. Directory.GetFiles(path).Order(StringComparer.Ordinal)]
                : (string[])[path]
        )
        {
            using var stream = File.OpenRead(file);
            areas.AddRange(AreaReader.Read(stream, options).Areas);
        }
        return areas;
    }

    /// <summary>Writes a street-level file with the share of gaps that the publisher's files have.</summary>
    public static void WriteCrimes(string path, int rows)
    {
        var random = new Random(7);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        file.Write(
            "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n"
        );
        Span<byte> id = stackalloc byte[32];
        for (var i = 0; i < rows; i++)
        {
            var type = CrimeTypes.Current[random.Next(14)];
            random.NextBytes(id);
            file.Write(type == "Anti-social behaviour" ? "" : Convert.ToHexStringLower(id));
            file.Write(FormattableString.Invariant($",{2019 + i % 36 / 12}-{i % 12 + 1:00},Test Police,Test Police,"));
            var x = Box.MinX + random.NextDouble() * Box.Width;
            var y = Box.MinY + random.NextDouble() * Box.Height;
            file.Write(
                random.Next(50) == 0
                    ? ",,No Location,,,"
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{x:0.000000},{y:0.000000},On or near Number {random.Next(1000)} Street,E01{random.Next(1024):000000},Test {random.Next(100):000}A,"
                    )
            );
            file.Write(type);
            file.Write(",Investigation complete; no suspect identified,\n");
        }
    }
}
