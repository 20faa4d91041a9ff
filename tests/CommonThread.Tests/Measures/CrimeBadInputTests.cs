using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using CommonThread.Data;
using CommonThread.Measures;
using CommonThread.People;
using CommonThread.People.Organisations;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Measures;

/// <summary>Police files as nobody should send them, and several at once.</summary>
public sealed class CrimeBadInputTests(FiguresSite site) : IClassFixture<FiguresSite>
{
    private static string Month(string month, int rows = 1)
    {
        var text = new StringBuilder(FiguresSite.CrimeHeading);
        for (var i = 0; i < rows; i++)
            text.Append(FiguresSite.Crime(month, "Burglary", $"E0100000{(i % 4) + 1}", FiguresSite.West));
        return text.ToString();
    }

    [Fact]
    public async Task A_zip_a_folder_and_a_single_file_of_one_month_say_the_same()
    {
        var month = Period.Month(2021, 5);
        var folder = Path.Combine(site.Folder, "police");
        Directory.CreateDirectory(Path.Combine(folder, "2021-05"));
        var csv = Path.Combine(folder, "2021-05", "2021-05-test-street.csv");
        await File.WriteAllTextAsync(csv, Month("2021-05", 7));
        var zip = Path.Combine(site.Folder, "police.zip");
        await ZipFile.CreateFromDirectoryAsync(folder, zip);
        foreach (var path in new[] { zip, folder, csv })
        {
            var report = await site.LoadFrom("crime", path, Path.GetFileName(path), false);
            report.Read.ShouldBe(7, path);
            (await site.Figure("burglary", "Testshire", month))!.Value.ShouldBe(7, path);
        }
    }

    [Fact]
    public async Task A_file_in_utf_16_and_one_of_other_bytes_are_refused_in_words()
    {
        foreach (
            var bytes in new[]
            {
                [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Month("2021-06"))],
                Enumerable.Range(0, 4000).Select(i => (byte)(i * 37)).ToArray(),
            }
        )
        {
            var refused = await Should.ThrowAsync<ImportRefused>(() => site.Load("crime", bytes, "strange.csv"));
            refused.Message.ShouldContain("strange.csv");
        }
        (await site.Figure("burglary", "West", Period.Month(2021, 6))).ShouldBeNull();
    }

    [Fact]
    public async Task A_field_of_ten_million_characters_is_refused_and_nothing_is_loaded()
    {
        var text = Month("2021-07") + $",2021-07,\"{new string('x', 10_000_000)}\",,-1.2,52.6,,E01000001,,Burglary,,\n";
        string said;
        try
        {
            var report = await site.Load("crime", Encoding.UTF8.GetBytes(text), "long.csv");
            said = string.Join("; ", report.Refused.Select(r => r.Reason));
        }
        catch (ImportRefused refused)
        {
            said = refused.Message;
        }
        said.ShouldNotBeEmpty();
        (await site.Figure("burglary", "West", Period.Month(2021, 7))).ShouldBeNull();
    }

    [Fact]
    public async Task Points_outside_the_country_are_told_and_placed_by_their_code()
    {
        var text =
            FiguresSite.CrimeHeading
            + ",2021-08,Test Police,Test Police,120.5,-30.1,On or near Street,E01000001,,Burglary,,\n"
            + ",2021-08,Test Police,Test Police,120.5,-30.1,On or near Street,,,Burglary,,\n";
        var report = await site.Load("crime", text);
        report.Notes.ShouldContain(n =>
            n.StartsWith("2 rows have a longitude or latitude that cannot be right", StringComparison.Ordinal)
        );
        report.Notes.ShouldContain(n => n.StartsWith("1 rows lie in no small area", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("crime", "huge.csv")]
    [InlineData("crime", "huge.zip")]
    [InlineData("boundaries", "huge.geojson")]
    [InlineData("places", "huge.csv")]
    [InlineData("population", "huge.csv")]
    public async Task A_file_of_two_gigabytes_is_refused_at_once_and_not_read_into_memory(string import, string name)
    {
        // Two gigabytes of nothing take no room on the disk.
        var path = Path.Combine(site.Folder, Guid.NewGuid().ToString("N") + name);
        await using (var file = File.Create(path))
        {
            await file.WriteAsync(
                Encoding.UTF8.GetBytes(name.EndsWith("zip", StringComparison.Ordinal) ? "PK\u0003\u0004" : "a,b\n")
            );
            file.SetLength(2L * 1024 * 1024 * 1024);
        }
        try
        {
            var clock = Stopwatch.StartNew();
            var options = import is "boundaries" ? new[] { ("type", "ward") } : [];
            var refused = await Should.ThrowAsync<ImportRefused>(() =>
                site.LoadFrom(import, path, name, false, options)
            );
            refused.Message.ShouldNotBeEmpty();
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Two_administrators_loading_the_same_month_at_once_load_it_once()
    {
        var import = site.Services.GetRequiredService<ImportFile>();
        var crime = import.Find("crime")!;
        var path = Path.Combine(site.Folder, "both.csv");
        await File.WriteAllTextAsync(path, Month("2021-09", 40));
        Task<ImportFile.Outcome> Load() =>
            Task.Run(() =>
                import.Now(
                    site.Partnership,
                    crime,
                    path,
                    new Dictionary<string, string>(),
                    false,
                    new Progress<ImportProgress>(),
                    null,
                    CancellationToken.None
                )
            );
        var both = await Task.WhenAll(Load(), Load());
        both.ShouldAllBe(o => o.Kept);
        (await site.Figure("burglary", "Testshire", Period.Month(2021, 9)))!.Value.ShouldBe(40);
        both.Sum(o => o.Receipt!.Added).ShouldBe(40);
        both.Sum(o => o.Receipt!.Replaced).ShouldBe(40);
        await using var db = site.Open();
        (await db.Set<EarlierValue>().CountAsync(e => e.First == new DateOnly(2021, 9, 1))).ShouldBe(0);
    }

    [Fact]
    public async Task Others_save_while_a_police_file_is_counted()
    {
        // Enough rows that the counting takes longer than a save.
        var path = Path.Combine(site.Folder, "slow.csv");
        await File.WriteAllTextAsync(path, Month("2021-10", 200_000));
        var counting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var db = site.Open();
        var context = new ImportContext
        {
            Db = db,
            Path = path,
            FileName = "slow.csv",
            Today = site.Today,
            Progress = new Told(p =>
            {
                if (p.Doing.StartsWith("Counting", StringComparison.Ordinal))
                    counting.TrySetResult();
            }),
        };
        var crime = site.Services.GetServices<IImport>().Single(i => i.Key == "crime");
        var prepared = Task.Run(() => crime.Prepare(context, CancellationToken.None));
        await Task.WhenAny(counting.Task, prepared);
        var clock = Stopwatch.StartNew();
        await using (var other = site.Open())
        {
            other.Add(Organisation.Called("Saved meanwhile", OrganisationKind.Voluntary));
            await other.SaveChangesAsync();
        }
        var waited = clock.Elapsed;
        (await prepared).ShouldNotBeNull();
        waited.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        db.Database.CurrentTransaction.ShouldBeNull();
    }

    private sealed class Told(Action<ImportProgress> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value);
    }
}
