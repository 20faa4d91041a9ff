using System.Text;
using CommonThread.Analytics.Crime;
using FsCheck;
using FsCheck.Fluent;
using static CommonThread.Analytics.Tests.Crime.PoliceFiles;

namespace CommonThread.Analytics.Tests.Crime;

public class CrimeCsvReaderTests
{
    private static List<string> Rows(byte[] bytes, Func<CrimeCsvReader, string> show)
    {
        var reader = new CrimeCsvReader(new MemoryStream(bytes));
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(show(reader));
        return rows;
    }

    private static List<string> Rows(string text, Func<CrimeCsvReader, string> show) =>
        Rows(Encoding.UTF8.GetBytes(text), show);

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    [Fact]
    public void Every_column_is_found_by_its_name()
    {
        var reader = new CrimeCsvReader(
            new MemoryStream(
                Encoding.UTF8.GetBytes(
                    Header + "a1,2022-04,Rep,Fal,-1.2,52.6,Loc,E01,Name,Drugs,Under investigation,Con\n"
                )
            )
        );
        reader.Read().ShouldBeTrue();
        Text(reader.CrimeId).ShouldBe("a1");
        Text(reader.Month).ShouldBe("2022-04");
        Text(reader.ReportedBy).ShouldBe("Rep");
        Text(reader.FallsWithin).ShouldBe("Fal");
        Text(reader.Longitude).ShouldBe("-1.2");
        Text(reader.Latitude).ShouldBe("52.6");
        Text(reader.Location).ShouldBe("Loc");
        Text(reader.LsoaCode).ShouldBe("E01");
        Text(reader.LsoaName).ShouldBe("Name");
        Text(reader.CrimeType).ShouldBe("Drugs");
        Text(reader.LastOutcome).ShouldBe("Under investigation");
        Text(reader.Context).ShouldBe("Con");
        reader.Line.ShouldBe(2);
        reader.Read().ShouldBeFalse();
    }

    [Fact]
    public void Columns_may_stand_in_another_order_with_others_between_and_optional_ones_missing()
    {
        const string text = "extra,crime type,MONTH,Latitude,Longitude,LSOA code\r\nx,Drugs,2022-04,52.6,-1.2,E01\r\n";
        Rows(text, r => $"{Text(r.CrimeType)} {Text(r.Longitude)} {Text(r.CrimeId)} {Text(r.LsoaCode)}")
            .ShouldBe(["Drugs -1.2  E01"]);
    }

    [Fact]
    public void A_byte_order_mark_windows_line_ends_blank_lines_and_a_missing_last_line_end_are_seen_through()
    {
        var text = (Header + Row(type: "Drugs") + "\n" + Row(type: "Robbery").TrimEnd('\n')).Replace("\n", "\r\n");
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(text)).ToArray();
        Rows(bytes, r => $"{r.Line} {Text(r.CrimeType)} {r.Problem}").ShouldBe(["2 Drugs ", "4 Robbery "]);
    }

    [Fact]
    public void Quoted_fields_may_hold_commas_quotation_marks_and_line_ends()
    {
        var text =
            Header
            + Row(location: "\"On, or \"\"near\"\"\nHigh Street\"", type: "\"Drugs\"")
            + Row(location: "5\" pipe", type: "Robbery");
        Rows(text, r => $"{r.Line} {Text(r.Location)}|{Text(r.CrimeType)} {r.Problem}")
            .ShouldBe(["2 On, or \"near\"\nHigh Street|Drugs ", "4 5\" pipe|Robbery "]);
    }

    [Fact]
    public void Rows_of_another_length_and_broken_quotation_marks_are_told_with_their_line()
    {
        var text = Header + "a,b\n" + Row() + Row(location: "\"x\"y") + Row(location: "\"never closed");
        var problems = Rows(text, r => $"{r.Line}: {r.Problem}");
        problems[0].ShouldBe("2: it has 2 fields where the header has 12");
        problems[1].ShouldBe("3: ");
        problems[2].ShouldBe("4: it has text after a closing quotation mark");
        problems[3].ShouldBe("5: a quotation mark is opened and never closed");
        problems.Count.ShouldBe(4);
    }

    [Fact]
    public void Rows_across_the_blocks_of_reading_come_out_whole()
    {
        // Long enough for many blocks of 256 kB, rows of changing length, some quoted.
        var random = new Random(1);
        var text = new StringBuilder(Header);
        var expected = new List<string>();
        for (var i = 0; i < 12_000; i++)
        {
            var location = new string('x', random.Next(0, 400)) + i;
            expected.Add(location);
            text.Append(Row(location: i % 7 == 0 ? $"\"{location}\"" : location));
        }
        Rows(text.ToString(), r => r.Problem ?? Text(r.Location)).ShouldBe(expected);
    }

    [Fact]
    public void A_stream_that_gives_a_few_bytes_at_a_time_is_read_the_same()
    {
        var bytes = Encoding.UTF8.GetBytes(Header + Row(type: "Drugs") + Row(type: "Robbery"));
        var reader = new CrimeCsvReader(new Trickle(bytes));
        reader.Read().ShouldBeTrue();
        reader.Read().ShouldBeTrue();
        Text(reader.CrimeType).ShouldBe("Robbery");
        reader.Read().ShouldBeFalse();
        reader.BytesRead.ShouldBe(bytes.Length);
    }

    [Fact]
    public void A_file_of_another_shape_names_the_missing_columns_and_what_it_has()
    {
        var error = Should.Throw<CrimeFileError>(() => Rows("Name,Month,Crime type\na,b,c\n", _ => ""));
        error.Code.ShouldBe("wrong-shape");
        error.Message.ShouldContain("\"Longitude\", \"Latitude\", \"LSOA code\" are missing");
        error.Message.ShouldContain("\"Name\", \"Month\", \"Crime type\"");
    }

    [Fact]
    public void Empty_files_utf16_and_endless_fields_are_errors_in_plain_words()
    {
        Should.Throw<CrimeFileError>(() => Rows("", _ => "")).Code.ShouldBe("empty-file");
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] text = [.. encoding.GetPreamble(), .. encoding.GetBytes(Header + Row())];
            Should.Throw<CrimeFileError>(() => Rows(text, _ => "")).Message.ShouldContain("UTF-16");
            Should.Throw<CrimeFileError>(() => Rows(text[2..], _ => "")).Message.ShouldContain("UTF-16");
        }
        var endless = Header + Row() + Row(location: new string('x', 10_000_000));
        var error = Should.Throw<CrimeFileError>(() => Rows(endless, _ => ""));
        error.Code.ShouldBe("field-too-long");
        error.Message.ShouldContain("line 3");
        Should
            .Throw<CrimeFileError>(() => Rows(Header + Row(location: "\"" + new string('x', 70_000) + "\""), _ => ""))
            .Code.ShouldBe("field-too-long");
        Rows(Header + Row(location: new string('x', 60_000)), r => $"{r.Location.Length}").ShouldBe(["60000"]);
    }

    [Theory]
    [InlineData("-1.214176", -1_214_176)]
    [InlineData("52.619800", 52_619_800)]
    [InlineData("+0.5", 500_000)]
    [InlineData("-0.0000005", -1)]
    [InlineData("1.2345674", 1_234_567)]
    [InlineData("7", 7_000_000)]
    [InlineData("7.", 7_000_000)]
    public void Degrees_become_whole_micro_degrees(string text, int micro)
    {
        CrimeText.Degrees(Encoding.UTF8.GetBytes(text), out var value).ShouldBeTrue();
        value.ShouldBe(micro);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".5")]
    [InlineData("1e3")]
    [InlineData("NaN")]
    [InlineData("457000")]
    [InlineData("52,6")]
    [InlineData(" 52.6")]
    [InlineData("--1")]
    public void What_is_no_number_of_degrees_is_refused(string text) =>
        CrimeText.Degrees(Encoding.UTF8.GetBytes(text), out _).ShouldBeFalse();

    [Fact]
    public void Degrees_agree_with_the_framework_on_every_six_decimal_number()
    {
        Prop.ForAll<int>(n =>
            {
                var micro = new Random(n).Next(-180_000_000, 180_000_001);
                var text = (micro / 1e6m).ToString("0.000000", System.Globalization.CultureInfo.InvariantCulture);
                CrimeText.Degrees(Encoding.UTF8.GetBytes(text), out var value).ShouldBeTrue();
                value.ShouldBe(micro);
            })
            .Check(Fuzz.Cases(500));
    }

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 3)]);
    }
}
