using System.Diagnostics;
using CommonThread.Places;
using CommonThread.Strategy;

namespace CommonThread.Bench;

/// <summary>The pages people open most, against a page of the same application that reads nothing.</summary>
internal static class Pages
{
    private const int Runs = 30;

    public static async Task Measure(LoadedSite site)
    {
        await using var db = site.Open();
        var ward = await db.Set<Place>().Where(p => p.Type == PlaceType.Ward).OrderBy(p => p.Name).FirstAsync();
        var district = await db.Set<Place>().Where(p => p.Type == PlaceType.District).OrderBy(p => p.Name).FirstAsync();
        var framework = await db.Set<Framework>().OrderBy(f => f.Id).FirstAsync();
        var priority = await db.Set<Priority>().OrderBy(p => p.Id).FirstAsync();
        using var http = new HttpClient { BaseAddress = site.Address };
        var floor = await Median(http, "cookies");
        Console.WriteLine($"Pages, median of {Runs}, one reader");
        Console.WriteLine($"  floor, a page of words     {floor.Median.TotalMilliseconds, 8:0.0} ms");
        foreach (
            var (what, path) in new[]
            {
                ("place page of a ward", $"places/{ward.Slug}"),
                ("place page of a district", $"places/{district.Slug}"),
                ("thread of a framework", $"thread/{framework.Record}"),
                ("thread of a priority", $"thread/{priority.Record}"),
                ("figures of a ward", $"places/{ward.Slug}/figures"),
                ("figures of a district", $"places/{district.Slug}/figures"),
                ("all recorded crime", "measures/recorded-crime?type=ward"),
            }
        )
        {
            var page = await Median(http, path);
            Console.WriteLine(
                $"  {what, -26} {page.Median.TotalMilliseconds, 8:0.0} ms   ratio {page.Median / floor.Median:0.0}   the first {page.First.TotalMilliseconds:0} ms, {page.Bytes / 1024} kB"
            );
        }
    }

    private static async Task<(TimeSpan First, TimeSpan Median, int Bytes)> Median(HttpClient http, string path)
    {
        var times = new List<TimeSpan>();
        var bytes = 0;
        for (var run = 0; run <= Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
            times.Add(watch.Elapsed);
        }
        var first = times[0];
        times.RemoveAt(0);
        times.Sort();
        return (first, times[Runs / 2], bytes);
    }
}
