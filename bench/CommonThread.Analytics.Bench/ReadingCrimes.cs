using CommonThread.Analytics.Crime;
using CommonThread.Analytics.Geography;

namespace CommonThread.Analytics.Bench;

/// <summary>Reading and counting a street-level file, as a ratio to reading its bytes.</summary>
internal static class ReadingCrimes
{
    public static void Run(List<Area> areas, int rows)
    {
        var path = Path.Combine(
            Path.GetTempPath(),
            FormattableString.Invariant($"crimes-{Environment.ProcessId}-street.csv")
        );
        try
        {
            MadeUp.WriteCrimes(path, rows);
            var bytes = PlacingPoints.Best(3, () => ReadBytes(path));
            Console.WriteLine($"Reading crimes: {rows} rows, {new FileInfo(path).Length / 1e6:0} MB");
            Tell("reading the bytes", bytes, bytes);
            Tell("rows and fields", PlacingPoints.Best(3, () => ReadRows(path)), bytes);
            var places = CrimeAreas.From(areas, "code");
            foreach (var placing in Enum.GetValues<CrimePlacing>())
                Tell($"counted, {placing}", PlacingPoints.Best(3, () => Count(path, places, placing, false)), bytes);
            Tell(
                "and repeated IDs",
                PlacingPoints.Best(3, () => Count(path, places, CrimePlacing.PointOnly, true)),
                bytes
            );
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Tell(string what, TimeSpan took, TimeSpan floor) =>
        Console.WriteLine($"  {what, -26} {took.TotalMilliseconds, 8:0} ms, {took / floor:0.0} times the bytes");

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);

    private static void ReadBytes(string path)
    {
        using var file = Open(path);
        var block = new byte[256 * 1024];
        while (file.Read(block) > 0) { }
    }

    private static void ReadRows(string path)
    {
        using var file = Open(path);
        var reader = new CrimeCsvReader(file);
        while (reader.Read()) { }
    }

    private static void Count(string path, CrimeAreas areas, CrimePlacing placing, bool ids)
    {
        using var source = CrimeSource.Open(path, CrimeLimits.None);
        CrimeCounts.Count(source, areas, new() { Placing = placing, CountRepeatedIds = ids });
    }
}
