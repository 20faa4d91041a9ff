using System.Text;
using CommonThread.Analytics.Crime;
using FsCheck;
using FsCheck.Fluent;
using static CommonThread.Analytics.Tests.Crime.PoliceFiles;

namespace CommonThread.Analytics.Tests.Crime;

public class CrimeCountsTests
{
    private static void ShouldAddUp(CrimeCounts counts)
    {
        var dirt = counts.Dirt;
        (dirt.Placed + dirt.Unplaced + dirt.Refused).ShouldBe(dirt.RowsRead);
        counts.NonZero().Where(c => c.AreaCode is not null).Sum(c => (long)c.Count).ShouldBe(dirt.Placed);
        counts.NonZero().Where(c => c.AreaCode is null).Sum(c => (long)c.Count).ShouldBe(dirt.Unplaced);
    }

    [Fact]
    public void Rows_are_counted_by_month_area_and_type()
    {
        var counts = Count(
            Header
                + Row(month: "2022-04", type: "Drugs")
                + Row(month: "2022-03", code: "E01000002", type: "Robbery")
                + Row(month: "2022-04", type: "Drugs")
        );
        counts.Months.ShouldBe([new DateOnly(2022, 3, 1), new DateOnly(2022, 4, 1)]);
        counts.AreaCodes.ShouldBe(["E01000001", "E01000002"]);
        counts
            .NonZero()
            .ShouldBe([
                new CrimeCount(new DateOnly(2022, 3, 1), "E01000002", "Robbery", 1),
                new CrimeCount(new DateOnly(2022, 4, 1), "E01000001", "Drugs", 2),
            ]);
        counts[1, 0, counts.Types.ToList().IndexOf("Drugs")].ShouldBe(2);
        counts.OfArea(1, 1).ToArray().Sum().ShouldBe(0);
        ShouldAddUp(counts);
    }

    [Fact]
    public void A_known_code_places_first_then_the_point_and_the_rest_is_unplaced_but_counted()
    {
        var text =
            Header
            + Row(code: "E01000002", longitude: "-1.15") // the code wins though the point lies in the other
            + Row(code: "", longitude: "-1.15")
            + Row(code: "E01999999", longitude: "-1.05")
            + Row(code: "E01999999", longitude: "-3.5")
            + Row(code: "", longitude: "", latitude: "");
        var counts = Count(text, new() { CompareCodeWithPoint = true });
        var dirt = counts.Dirt;
        (dirt.PlacedByCode, dirt.PlacedByPoint, dirt.Unplaced).ShouldBe((1, 2, 2));
        (dirt.WithoutLsoaCode, dirt.UnknownLsoaCode, dirt.WithoutLocation).ShouldBe((2, 2, 1));
        dirt.CodeAndPointDisagree.ShouldBe(1);
        counts.Unplaced(0).ToArray().Sum().ShouldBe(2);
        ShouldAddUp(counts);

        var byPoint = Count(text, new() { Placing = CrimePlacing.PointOnly }).Dirt;
        (byPoint.PlacedByCode, byPoint.PlacedByPoint, byPoint.Unplaced).ShouldBe((0, 3, 2));
        var byCode = Count(text, new() { Placing = CrimePlacing.CodeOnly }).Dirt;
        (byCode.PlacedByCode, byCode.PlacedByPoint, byCode.Unplaced).ShouldBe((1, 0, 4));
    }

    [Fact]
    public void Bad_coordinates_are_reported_and_do_not_stop_a_known_code()
    {
        var dirt = Count(
            Header
                + Row(longitude: "abc")
                + Row(longitude: "457000", latitude: "339000", code: "")
                + Row(longitude: "", code: "")
                + Row(longitude: "0", latitude: "0", code: "")
        ).Dirt;
        dirt.BadCoordinates.ShouldBe(4);
        (dirt.PlacedByCode, dirt.Unplaced).ShouldBe((1, 3));
    }

    [Fact]
    public void Unknown_types_are_counted_under_their_own_name_and_reported()
    {
        var text = new StringBuilder(Header);
        for (var i = 0; i < 20; i++)
            text.Append(Row(type: $"Odd {i % 10}")).Append(Row(type: "Violent crime"));
        text.Append(Row(type: ""));
        var counts = Count(text.ToString());
        counts.Dirt.UnknownTypes.Count.ShouldBe(11);
        counts.Dirt.UnknownTypes["Odd 3"].ShouldBe(2);
        counts.Dirt.UnknownTypes["(blank)"].ShouldBe(1);
        counts.NonZero().Single(c => c.Type == "Odd 9").Count.ShouldBe(2);
        counts.NonZero().Single(c => c.Type == "Violent crime").Count.ShouldBe(20);
        ShouldAddUp(counts);

        var few = Count(text.ToString(), new() { MaximumUnknownTypes = 4 });
        few.Dirt.UnknownTypes.Count.ShouldBe(4);
        few.Dirt.Refused.ShouldBe(13);
        few.Dirt.FirstRefused[0].Problem.ShouldContain("\"Odd 4\"");
        ShouldAddUp(few);
    }

    [Theory]
    [InlineData("2022-13")]
    [InlineData("2022-00")]
    [InlineData("April 2022")]
    [InlineData("1999-12")]
    [InlineData("")]
    [InlineData("2022-4")]
    public void A_row_without_a_proper_month_is_refused_with_its_line(string month)
    {
        var counts = Count(Header + Row() + Row(month: month));
        (counts.Dirt.BadMonths, counts.Dirt.Refused).ShouldBe((1, 1));
        var refused = counts.Dirt.FirstRefused.ShouldHaveSingleItem();
        (refused.File, refused.Line).ShouldBe(("2022-04-test-street.csv", 3));
        refused.Problem.ShouldContain($"\"{month}\"");
        ShouldAddUp(counts);
    }

    [Fact]
    public void Endless_months_do_not_fill_the_memory()
    {
        var text = new StringBuilder(Header);
        for (var i = 0; i < 24; i++)
            text.Append(Row(month: $"20{i / 12 + 10}-{i % 12 + 1:00}"));
        var counts = Count(text.ToString(), new() { MaximumMonths = 20 });
        counts.Months.Count.ShouldBe(20);
        counts.Dirt.BadMonths.ShouldBe(4);
        ShouldAddUp(counts);
    }

    [Fact]
    public void Malformed_rows_are_counted_and_the_first_hundred_kept()
    {
        var text = Header + Row() + string.Concat(Enumerable.Repeat("broken\n", 150)) + Row();
        var counts = Count(text);
        (counts.Dirt.RowsRead, counts.Dirt.Malformed, counts.Dirt.Placed).ShouldBe((152, 150, 2));
        counts.Dirt.FirstRefused.Count.ShouldBe(100);
        counts.Dirt.FirstRefused[99].Line.ShouldBe(102);
        ShouldAddUp(counts);
    }

    [Fact]
    public void Repeated_crime_ids_are_counted_exactly_within_a_month_and_across_months()
    {
        var dirt = Count(
            Header
                + Row(Id(1), "2022-01")
                + Row(Id(2), "2022-01")
                + Row(Id(1), "2022-01") // within
                + Row(Id(1), "2022-02") // across
                + Row(Id(1), "2022-02") // within
                + Row(Id(2), "2022-02") // across
                + Row("short", "2022-02")
                + Row("short", "2022-02") // within
                + Row("", "2022-02")
                + Row("", "2022-02")
        ).Dirt;
        (dirt.RepeatedWithinMonth, dirt.RepeatedAcrossMonths, dirt.WithoutCrimeId).ShouldBe((3, 2, 2));
        Count(Header + Row(Id(1)) + Row(Id(1)), new() { CountRepeatedIds = false })
            .Dirt.RepeatedWithinMonth.ShouldBe(0);
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void Repeats_agree_with_a_plain_count_on_many_ids()
    {
        var random = new Random(17);
        var text = new StringBuilder(Header);
        var rows = new List<(string Id, int Month)>();
        for (var i = 0; i < 20_000; i++)
        {
            var n = random.Next(12_000);
            // IDs whose high or low half is zero must not be mistaken for empty slots.
            var id = n % 2 == 0 ? Id(n) : n.ToString("x").PadRight(64, '0');
            rows.Add((id, random.Next(1, 6)));
            text.Append(Row(rows[^1].Id, $"2022-0{rows[^1].Month}"));
        }
        long within = 0,
            across = 0;
        var seen = new HashSet<string>();
        var seenInMonth = new HashSet<(string, int)>();
        foreach (var (id, month) in rows)
        {
            var isNew = seen.Add(id);
            if (!seenInMonth.Add((id, month)))
                within++;
            else if (!isNew)
                across++;
        }
        var dirt = Count(text.ToString()).Dirt;
        (dirt.RepeatedWithinMonth, dirt.RepeatedAcrossMonths).ShouldBe((within, across));
    }

    [Fact]
    public void Progress_is_told_and_cancelling_stops()
    {
        var text = Header + string.Concat(Enumerable.Repeat(Row(), 120_000));
        var told = new List<CrimeProgress>();
        using (var source = Csv(text))
            CrimeCounts.Count(source, Areas, progress: new Listener(told.Add));
        told.Count.ShouldBe(3);
        told[^1].ShouldBe(new CrimeProgress("2022-04-test-street.csv", 1, 1, 120_000, text.Length, text.Length));

        using var stop = new CancellationTokenSource();
        using var again = Csv(text);
        Should.Throw<OperationCanceledException>(() =>
            CrimeCounts.Count(again, Areas, progress: new Listener(_ => stop.Cancel()), cancellation: stop.Token)
        );
    }

    [Fact]
    public void Fuzzed_files_add_up_or_end_in_the_documented_error()
    {
        var good = Encoding.UTF8.GetBytes(
            Header
                + Row(Id(1))
                + Row(Id(2), code: "", type: "Drugs")
                + Row(location: "\"a, \"\"b\"\"\"", code: "E01000002")
                + Row(longitude: "", latitude: "", code: "")
        );
        byte[][] pieces =
        [
            "\""u8.ToArray(),
            "\n"u8.ToArray(),
            ","u8.ToArray(),
            "\r\n"u8.ToArray(),
            [0],
            [0xff, 0xfe],
            "1e308"u8.ToArray(),
            "2022-99"u8.ToArray(),
            "\"\""u8.ToArray(),
        ];
        Prop.ForAll<int>(seed =>
            {
                var random = new Random(seed);
                var bytes = good.ToList();
                for (var n = random.Next(1, 8); n > 0 && bytes.Count > 0; n--)
                {
                    // Half of the time after the header, so that the rows are tried as often as it is.
                    var at = random.Next(
                        random.Next(2) == 0 ? 0 : Math.Min(Header.Length, bytes.Count - 1),
                        bytes.Count
                    );
                    if (random.Next(3) == 0)
                        bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 30)));
                    else if (random.Next(2) == 0)
                        bytes[at] = (byte)random.Next(256);
                    else
                        bytes.InsertRange(at, pieces[random.Next(pieces.Length)]);
                }
                try
                {
                    using var source = CrimeSource.From(new MemoryStream([.. bytes]), "fuzz.csv");
                    ShouldAddUp(CrimeCounts.Count(source, Areas));
                }
                catch (CrimeFileError error)
                {
                    error.Message.ShouldNotBeNullOrWhiteSpace();
                }
            })
            .Check(Fuzz.Cases(3000));
    }

    [Fact]
    public void Read_in_parts_at_the_same_time_a_file_counts_as_read_in_one()
    {
        string[] odd =
        [
            "broken\n",
            "\n",
            "\r\n",
            Row(month: "soon"),
            Row(type: "Piracy"),
            Row(type: "Smuggling"),
            Row(month: "2021-01"),
            Row(month: "2023-07"),
            Row(location: "\"On or near\nHigh Street\""),
            Row(location: "\"On or near \"\"The\n\n\nQueen\"\"\""),
            Row(location: "\"never closed"),
            Row(code: "E09999999", longitude: "1", latitude: "x"),
        ];
        var path = Path.Combine(Path.GetTempPath(), $"parts-{Guid.NewGuid():N}-street.csv");
        try
        {
            Prop.ForAll<int>(seed =>
                {
                    var random = new Random(seed);
                    var text = new StringBuilder(Header);
                    for (var n = random.Next(1, 200); n > 0; n--)
                        text.Append(
                            random.Next(4) > 0 ? Row() : odd[random.Next(random.Next(2) == 0 ? 10 : odd.Length)]
                        );
                    File.WriteAllText(path, text.ToString());
                    CrimeCountOptions options = new()
                    {
                        CountRepeatedIds = false,
                        LeastPartBytes = 100,
                        MaximumMonths = random.Next(1, 4),
                        MaximumUnknownTypes = random.Next(4),
                    };
                    Told(options with { Threads = 1 + random.Next(8) }).ShouldBe(Told(options with { Threads = 1 }));
                })
                .Check(Fuzz.Cases(300));
        }
        finally
        {
            File.Delete(path);
        }

        string Told(CrimeCountOptions options)
        {
            try
            {
                using var source = CrimeSource.Open(path);
                var counts = CrimeCounts.Count(source, Areas, options);
                ShouldAddUp(counts);
                return System.Text.Json.JsonSerializer.Serialize(new { counts.Dirt, All = counts.NonZero() });
            }
            catch (CrimeFileError error)
            {
                return error.Message;
            }
        }
    }

    private sealed class Listener(Action<CrimeProgress> heard) : IProgress<CrimeProgress>
    {
        public void Report(CrimeProgress value) => heard(value);
    }
}
