using System.Diagnostics;
using System.IO.Compression;
using CommonThread.Measures;

namespace CommonThread.Bench;

/// <summary>Twenty-nine real months of crime into published figures, against reading the bytes of the same archive.</summary>
internal static class ImportOfMonths
{
    public static async Task Measure(LoadedSite site)
    {
        var zip = Path.Combine(site.SampleFolder, "open", "crime", "leicestershire-2019-12--2022-04.zip");
        var floor = TimeSpan.MaxValue;
        var bytes = 0L;
        for (var run = 0; run < 3; run++)
        {
            var watch = Stopwatch.StartNew();
            bytes = Read(zip);
            floor = watch.Elapsed < floor ? watch.Elapsed : floor;
        }
        var first = Stopwatch.StartNew();
        var report = await site.Import("crime", zip);
        first.Stop();
        var again = Stopwatch.StartNew();
        await site.Import("crime", zip);
        again.Stop();
        await using var db = site.Open();
        var values = await db.Set<Observation>().CountAsync(o => o.PeriodKind == Shared.PeriodKind.Month);
        Console.WriteLine(
            $"Import of 29 months: {report.Read:N0} rows, {bytes / 1e6:0.0} MB unpacked, {values:N0} values published"
        );
        Console.WriteLine($"  floor, reading the bytes   {floor.TotalSeconds, 8:0.00} s");
        Console.WriteLine(
            $"  import                     {first.Elapsed.TotalSeconds, 8:0.00} s   ratio {first.Elapsed / floor:0.0}"
        );
        Console.WriteLine(
            $"  the same months again      {again.Elapsed.TotalSeconds, 8:0.00} s   ratio {again.Elapsed / floor:0.0}"
        );
    }

    private static long Read(string path)
    {
        var block = new byte[128 * 1024];
        var bytes = 0L;
        using var zip = ZipFile.OpenRead(path);
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            for (int n; (n = stream.Read(block)) > 0; )
                bytes += n;
        }
        return bytes;
    }
}
