using System.IO.Compression;
using System.Text;
using CommonThread.Analytics.Crime;
using FsCheck;
using FsCheck.Fluent;
using static CommonThread.Analytics.Tests.Crime.PoliceFiles;

namespace CommonThread.Analytics.Tests.Crime;

public sealed class CrimeSourceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("crime").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static readonly (string, string)[] Archive =
    [
        ("2022-03/2022-03-test-street.csv", Header + Row(Id(1), "2022-03")),
        ("2022-03/2022-03-test-outcomes.csv", "Crime ID,Month,Outcome type\n"),
        ("2022-04/2022-04-test-street.csv", Header + Row(Id(2)) + Row(Id(3))),
        ("2022-04/2022-04-test-stop-and-search.csv", "Type,Date\n"),
        ("2022-04/notes.csv", "a,b\n1,2\n"),
        ("2022-04/empty-street.csv", ""),
        ("../../etc/passwd", "root"),
        ("__MACOSX/._x.csv", "junk"),
    ];

    private static CrimeCounts Count(CrimeSource source)
    {
        using (source)
            return CrimeCounts.Count(source, Areas);
    }

    private static CrimeCounts CountZip(byte[] zip, CrimeLimits? limits = null, string name = "archive.zip") =>
        Count(CrimeSource.From(new MemoryStream(zip), name, limits));

    private static void ShouldBeTheArchive(CrimeDirt dirt)
    {
        dirt.RowsRead.ShouldBe(3);
        dirt.FilesRead.ShouldBe([("2022-03/2022-03-test-street.csv", 1), ("2022-04/2022-04-test-street.csv", 2)]);
        var skipped = dirt.FilesSkipped.ToDictionary(file => file.Name, file => file.Reason);
        skipped["2022-03/2022-03-test-outcomes.csv"].ShouldContain("outcomes");
        skipped["2022-04/2022-04-test-stop-and-search.csv"].ShouldContain("stop and search");
        skipped["2022-04/notes.csv"].ShouldContain("missing");
        skipped["2022-04/empty-street.csv"].ShouldContain("empty");
    }

    [Fact]
    public void A_zip_is_read_file_by_file_and_says_what_it_skipped_and_why()
    {
        var dirt = CountZip(Zip(Archive)).Dirt;
        ShouldBeTheArchive(dirt);
        dirt.FilesSkipped.ShouldContain(new SkippedFile("../../etc/passwd", "not a CSV file"));
    }

    [Fact]
    public void A_folder_in_the_publishers_layout_is_read_like_its_zip()
    {
        foreach (var (name, text) in Archive.Where(file => file.Item1.StartsWith("20", StringComparison.Ordinal)))
        {
            Directory.CreateDirectory(Path.Combine(folder, Path.GetDirectoryName(name)!));
            File.WriteAllText(Path.Combine(folder, name), text);
        }
        ShouldBeTheArchive(Count(CrimeSource.Open(folder)).Dirt);
    }

    [Fact]
    public void A_single_csv_is_read_plain_or_gzipped_and_its_faults_are_errors()
    {
        var path = Path.Combine(folder, "x.csv");
        File.WriteAllText(path, Header + Row());
        Count(CrimeSource.Open(path)).Dirt.RowsRead.ShouldBe(1);
        using (var gzip = new GZipStream(File.Create(path + ".gz"), CompressionLevel.Fastest))
            gzip.Write(File.ReadAllBytes(path));
        Count(CrimeSource.Open(path + ".gz")).Dirt.RowsRead.ShouldBe(1);
        File.WriteAllText(path, "a,b\n");
        Should.Throw<CrimeFileError>(() => Count(CrimeSource.Open(path))).Code.ShouldBe("wrong-shape");
    }

    [Fact]
    public void A_source_can_be_counted_twice()
    {
        using var source = CrimeSource.From(new MemoryStream(Zip(Archive)), "archive.zip");
        CrimeCounts.Count(source, Areas).Dirt.RowsRead.ShouldBe(3);
        CrimeCounts.Count(source, Areas).Dirt.RowsRead.ShouldBe(3);
    }

    [Fact]
    public void What_is_not_there_or_not_a_zip_or_without_street_files_is_an_error_in_plain_words()
    {
        Should.Throw<CrimeFileError>(() => CrimeSource.Open(Path.Combine(folder, "none"))).Code.ShouldBe("not-found");
        Should.Throw<CrimeFileError>(() => CrimeSource.Open(folder)).Code.ShouldBe("no-street-files");
        Should
            .Throw<CrimeFileError>(() => CountZip(Encoding.UTF8.GetBytes(Header)))
            .Message.ShouldBe(
                "archive.zip is called a zip but cannot be opened as one. Download it again, or unpack it and bring a CSV of it."
            );
        Should.Throw<CrimeFileError>(() => CountZip(Zip())).Code.ShouldBe("no-street-files");
        Should
            .Throw<CrimeFileError>(() => CountZip(Zip(("2022-04-x-outcomes.csv", "a"))))
            .Message.ShouldContain("outcomes, not crimes");
        Should.Throw<CrimeFileError>(() => CountZip(Zip(("x.csv", "a,b\n")))).Code.ShouldBe("no-street-files");
        Should.Throw<CrimeFileError>(() => CountZip([])).Code.ShouldBe("empty-file");
        Should.Throw<CrimeFileError>(() => CountZip([.. "PK\x03\x04 and no more"u8])).Code.ShouldBe("damaged-zip");
    }

    [Fact]
    public void A_locked_zip_is_recognised()
    {
        var zip = Zip(("2022-04-test-street.csv", Header + Row()));
        // The first general-purpose bit, in the local and the central header.
        zip[6] |= 1;
        var central = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        zip[central + 8] |= 1;
        var error = Should.Throw<CrimeFileError>(() => CountZip(zip));
        error.Code.ShouldBe("encrypted-zip");
        error.Message.ShouldContain("password");
    }

    [Fact]
    public void A_changed_byte_in_a_zip_is_noticed()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("a-street.csv", CompressionLevel.NoCompression).Open();
            entry.Write(Encoding.UTF8.GetBytes(Header + Row(type: "Drugs")));
        }
        var changed = bytes.ToArray();
        changed[changed.AsSpan().IndexOf("Drugs"u8)] = (byte)'d';
        var error = Should.Throw<CrimeFileError>(() => CountZip(changed));
        error.Code.ShouldBe("damaged-zip");
        error.Message.ShouldContain("checksum");
    }

    [Fact]
    public void A_zip_bomb_is_stopped_by_ratio_and_by_size()
    {
        var bomb = Zip(("2022-04-test-street.csv", Header + string.Concat(Enumerable.Repeat(Row(), 200_000))));
        bomb.Length.ShouldBeLessThan(200_000);
        Should.Throw<CrimeFileError>(() => CountZip(bomb)).Code.ShouldBe("zip-bomb");
        var size = Should.Throw<CrimeFileError>(() =>
            CountZip(bomb, new() { MaximumUnpackedBytes = 1 << 20, MaximumRatio = int.MaxValue })
        );
        size.Code.ShouldBe("zip-bomb");
        size.Message.ShouldContain("1 MB");
        CountZip(bomb, CrimeLimits.None).Dirt.RowsRead.ShouldBe(200_000);
    }

    [Fact]
    public void Large_files_and_endless_entries_are_refused_before_they_are_read()
    {
        Should
            .Throw<CrimeFileError>(() => CountZip(Zip(Archive), new() { MaximumFileBytes = 100 }))
            .Code.ShouldBe("too-large");
        Should
            .Throw<CrimeFileError>(() => CountZip(Zip(Archive), new() { MaximumEntries = 3 }))
            .Code.ShouldBe("too-large");
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void Fuzzed_zips_are_read_or_end_in_the_documented_error()
    {
        var good = Zip(Archive);
        Prop.ForAll<int>(seed =>
            {
                var random = new Random(seed);
                var bytes = good.ToArray();
                for (var n = random.Next(1, 5); n > 0; n--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                if (random.Next(4) == 0)
                    bytes = bytes[..random.Next(bytes.Length)];
                try
                {
                    var dirt = CountZip(bytes).Dirt;
                    (dirt.Placed + dirt.Unplaced + dirt.Refused).ShouldBe(dirt.RowsRead);
                }
                catch (CrimeFileError error)
                {
                    error.Message.ShouldNotBeNullOrWhiteSpace();
                }
            })
            .Check(Fuzz.Cases(1500));
    }
}
