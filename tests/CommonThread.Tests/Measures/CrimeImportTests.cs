using System.IO.Compression;
using System.Text;
using CommonThread.Measures;
using CommonThread.Shared;

namespace CommonThread.Tests.Measures;

public sealed class CrimeImportTests(FiguresSite site) : IClassFixture<FiguresSite>
{
    private static string Rows(string month, params (string Type, string Lsoa, int? Square)[] rows) =>
        FiguresSite.CrimeHeading
        + string.Concat(
            rows.Select(
                (r, i) =>
                    FiguresSite.Crime(
                        month,
                        r.Type,
                        r.Lsoa,
                        r.Square is { } s ? FiguresSite.West + ((s + 0.5) * FiguresSite.Side) : null,
                        r.Type == StreetCrime.AsbType ? "" : $"{month}-{i}"
                    )
            )
        );

    private async Task<double?> Value(string measure, string place, Period period) =>
        (await site.Figure(measure, place, period))?.Value;

    [Fact]
    public async Task A_row_is_placed_by_its_own_code_first_and_by_its_point_where_it_has_none()
    {
        var month = Period.Month(2024, 1);
        var report = await site.Load(
            "crime",
            Rows(
                "2024-01",
                ("Burglary", "E01000001", 3),
                ("Burglary", "", 3),
                ("Drugs", "E01999999", 2),
                ("Burglary", "", null),
                (StreetCrime.AsbType, "E01000002", 1)
            )
        );
        report.Read.ShouldBe(5);
        report.Added.ShouldBe(4);
        report
            .Notes[0]
            .ShouldBe(
                "5 rows read: 4 placed (2 by their small area’s code, 2 by their point), 1 not placed, 0 refused"
            );
        report.Notes.ShouldContain("1 rows have no longitude and latitude");
        report.Notes.ShouldContain(
            "1 rows have the code of a small area that is not loaded, most often in a neighbouring county"
        );
        (await Value("burglary", "West", month)).ShouldBe(1);
        (await Value("burglary", "East", month)).ShouldBe(1);
        (await Value("drugs", "East", month)).ShouldBe(1);
        (await Value(StreetCrime.Crimes, "Test Police", month)).ShouldBe(3);
        (await Value(StreetCrime.CrimesAndAsb, "Testshire", month)).ShouldBe(4);
        (await Value(StreetCrime.Asb, "Midtown", month)).ShouldBe(1);
    }

    [Fact]
    public async Task None_recorded_is_zero_and_a_month_that_is_not_loaded_is_not_known()
    {
        await site.Load(
            "crime",
            Rows("2023-05", ("Robbery", "E01000001", 0), ("Robbery", "E01000002", 1), ("Drugs", "E01000003", 2))
        );
        var zero = (await site.Figure("robbery", "East", Period.Month(2023, 5)))!;
        (zero.Value, zero.IsImpliedZero).ShouldBe((0, true));
        zero.From.Publisher.ShouldBe("data.police.uk");
        (await site.Figure("robbery", "East", Period.Month(2023, 6))).ShouldBeNull();
        await using var db = site.Open();
        (await db.Set<Observation>().CountAsync(o => o.Value == 0 && o.First == new DateOnly(2023, 5, 1))).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_month_again_replaces_it_and_keeps_what_it_said()
    {
        var month = Period.Month(2023, 1);
        await site.Load(
            "crime",
            Rows("2023-01", ("Burglary", "E01000001", 0), ("Burglary", "E01000001", 0), ("Drugs", "E01000003", 2))
        );
        (await Value("burglary", "Testshire", month)).ShouldBe(2);
        var again = await site.Load("crime", Rows("2023-01", ("Burglary", "E01000002", 1), ("Drugs", "E01000003", 2)));
        again.Added.ShouldBe(0);
        again.Replaced.ShouldBe(2);
        again.Notes.ShouldContain("Loaded before and replaced: January 2023");
        (await Value("burglary", "Testshire", month)).ShouldBe(1);
        (await Value("burglary", "Midtown 001A", month)).ShouldBe(0);
        (await Value("burglary", "Midtown 002A", month)).ShouldBe(1);
        await using var db = site.Open();
        var burglary = await db.Set<Measure>().Where(m => m.Slug == "burglary").Select(m => m.Id).SingleAsync();
        var county = site.Places["Testshire"];
        var small = site.Places["Midtown 001A"];
        var earlier = await db.Set<EarlierValue>()
            .Where(e => e.MeasureId == burglary && e.First == month.First)
            .ToListAsync();
        earlier.Single(e => e.PlaceId == county).Value.ShouldBe(2);
        earlier.Single(e => e.PlaceId == small).Value.ShouldBe(2);
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_are_refused_with_their_line_and_nothing_is_loaded_unless_asked()
    {
        var text = Rows("2022-11", ("Burglary", "E01000001", 0), ("Alchemy", "E01000003", 2)) + "too,few,fields\n";
        text += FiguresSite.Crime("2022-13", "Burglary", "E01000001", FiguresSite.West);
        var report = await site.Load("crime", text);
        report.RefusedCount.ShouldBe(2);
        report.Refused[0].Line.ShouldBe(4);
        (await site.Figure("burglary", "West", Period.Month(2022, 11))).ShouldBeNull();

        var path = Path.Combine(site.Folder, "some-good.csv");
        await File.WriteAllTextAsync(path, text);
        var good = await site.LoadFrom("crime", path, "some-good.csv", goodRowsOnly: true);
        good.Notes.ShouldContain(n => n.Contains("“Alchemy”", StringComparison.Ordinal));
        (await Value("burglary", "West", Period.Month(2022, 11))).ShouldBe(1);
        (await Value(StreetCrime.Crimes, "Testshire", Period.Month(2022, 11))).ShouldBe(
            2,
            "an unknown type is in the totals"
        );
    }

    [Theory]
    [InlineData("not-a-zip.zip", "this is no archive", "is called a zip but cannot be opened as one")]
    [InlineData("other.csv", "name,age\nA,1\n", "")]
    [InlineData("empty.csv", "", "is empty")]
    public async Task A_file_of_another_kind_is_refused_in_words(string name, string content, string says)
    {
        var refused = await Should.ThrowAsync<ImportRefused>(() =>
            site.Load("crime", Encoding.UTF8.GetBytes(content), name)
        );
        refused.Message.ShouldContain(says);
        refused.Message.ShouldContain(name);
    }

    [Fact]
    public async Task A_zip_bomb_and_a_damaged_zip_are_refused()
    {
        var bomb = Zip(entry =>
        {
            entry.Write(Encoding.UTF8.GetBytes(FiguresSite.CrimeHeading));
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++)
                entry.Write(zeros);
        });
        (await Should.ThrowAsync<ImportRefused>(() => site.Load("crime", bomb, "bomb.zip"))).Message.ShouldNotBeEmpty();
        var cut = Zip(entry => entry.Write(Encoding.UTF8.GetBytes(Rows("2022-10", ("Burglary", "E01000001", 0)))))[
            ..80
        ];
        (await Should.ThrowAsync<ImportRefused>(() => site.Load("crime", cut, "cut.zip"))).Message.ShouldContain(
            "damaged"
        );
    }

    [Fact]
    public async Task A_cancelled_import_leaves_nothing()
    {
        var path = Path.Combine(site.Folder, "cancelled.csv");
        await File.WriteAllTextAsync(path, Rows("2022-08", ("Burglary", "E01000001", 0)));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() =>
            site.LoadFrom("crime", path, "cancelled.csv", false, stop: cancelled.Token)
        );
        (await site.Figure("burglary", "West", Period.Month(2022, 8))).ShouldBeNull();
    }

    private static byte[] Zip(Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("2022-10/2022-10-test-street.csv").Open();
            write(entry);
        }
        return bytes.ToArray();
    }
}
