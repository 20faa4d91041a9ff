using System.Text;
using CommonThread.Shared;
using CommonThread.Shared.Documents;

namespace CommonThread.Tests.Shared.Documents;

public sealed class PictureFileTests
{
    [Fact]
    public void A_photograph_is_kept_without_where_it_was_taken_and_the_right_way_up()
    {
        var kept = PictureFile.Jpeg(Photograph(orientation: 6, width: 640, height: 480));
        Encoding.Latin1.GetString(kept).ShouldNotContain("GPS here");
        Encoding.Latin1.GetString(kept).ShouldNotContain("a comment");
        Encoding.Latin1.GetString(kept).ShouldNotContain("after the end");
        Encoding.Latin1.GetString(kept).ShouldContain("drawn");
        // Kept again it is the same, so that the way up was read back from what was written.
        PictureFile.Jpeg(kept).ShouldBe(kept);
        Encoding.Latin1.GetString(kept).ShouldContain("Exif");
        Encoding
            .Latin1.GetString(PictureFile.Jpeg(Photograph(orientation: 1, width: 640, height: 480)))
            .ShouldNotContain("Exif");
    }

    [Fact]
    public void A_drawing_is_kept_without_its_words()
    {
        var kept = Encoding.Latin1.GetString(PictureFile.Png(Drawing(8, 8)));
        kept.ShouldNotContain("Author");
        kept.ShouldContain("IDAT");
        kept.ShouldEndWith("IEND\0\0\0\0");
    }

    [Fact]
    public void A_picture_of_too_many_points_is_refused()
    {
        Should
            .Throw<RulesBroken>(() => PictureFile.Png(Drawing(20_000, 20_000)))
            .Broken[0]
            .Sentence.ShouldBe("The picture has more than 50 million points. Make it smaller");
        Should.Throw<RulesBroken>(() => PictureFile.Jpeg(Photograph(1, 60_000, 60_000)));
    }

    [Fact]
    public void Any_shortened_picture_is_refused_and_none_reads_beyond_its_end()
    {
        foreach (var whole in new[] { Photograph(6, 10, 10)[..^15], Drawing(4, 4)[..^12] })
        {
            for (var length = 0; length < whole.Length; length++)
            {
                var part = whole[..length];
                Should.Throw<InvalidDataException>(() =>
                    whole[0] == 0xFF ? PictureFile.Jpeg(part) : PictureFile.Png(part)
                );
            }
        }
    }

    [Fact]
    public async Task A_file_that_is_not_what_its_name_says_is_refused()
    {
        foreach (var name in new[] { "a.pdf", "a.docx", "a.xlsx", "a.odt", "a.png", "a.jpg" })
        {
            using var wrong = new MemoryStream("<html><script>alert(1)</script>"u8.ToArray());
            (
                await Should.ThrowAsync<RulesBroken>(() =>
                    FileContents.Checked(name, wrong, TestContext.Current.CancellationToken)
                )
            )
                .Broken[0]
                .Sentence.ShouldStartWith("The file is not what its name says");
        }
        using var pdf = new MemoryStream("%PDF-1.7 and so on"u8.ToArray());
        (await FileContents.Checked("a.pdf", pdf, TestContext.Current.CancellationToken)).Length.ShouldBe(18);
    }

    [Fact]
    public async Task A_document_with_macros_is_refused()
    {
        using var file = new MemoryStream();
        await using (
            var archive = new System.IO.Compression.ZipArchive(
                file,
                System.IO.Compression.ZipArchiveMode.Create,
                leaveOpen: true
            )
        )
        {
            archive.CreateEntry("[Content_Types].xml");
            archive.CreateEntry("word/document.xml");
            archive.CreateEntry("word/vbaProject.bin");
        }
        file.Position = 0;
        (
            await Should.ThrowAsync<RulesBroken>(() =>
                FileContents.Checked("a.docx", file, TestContext.Current.CancellationToken)
            )
        )
            .Broken[0]
            .Sentence.ShouldBe("The file holds macros. Save it without them");
    }

    /// <summary>The shape of a photograph as a telephone writes it, with a few bytes in place of what it draws.</summary>
    internal static byte[] Photograph(byte orientation, ushort width, ushort height) =>
        [
            0xFF,
            0xD8,
            .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
            .. Segment(
                0xE1,
                [
                    .. "Exif\0\0II*\0"u8,
                    .. (byte[])[8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0],
                    .. "GPS here"u8,
                ]
            ),
            .. Segment(0xFE, "a comment"u8.ToArray()),
            .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
            .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
            .. "drawn"u8,
            0xFF,
            0x00,
            0xFF,
            0xD0,
            .. "more"u8,
            0xFF,
            0xD9,
            .. "after the end"u8,
        ];

    private static byte[] Drawing(uint width, uint height) =>
        [
            0x89,
            .. "PNG\r\n"u8,
            0x1A,
            0x0A,
            .. Chunk("IHDR", [.. Whole(width), .. Whole(height), 8, 2, 0, 0, 0]),
            .. Chunk("tEXt", "Author\0somebody"u8.ToArray()),
            .. Chunk("IDAT", [1, 2, 3]),
            .. Chunk("IEND", []),
        ];

    private static byte[] Segment(byte kind, byte[] content) =>
        [0xFF, kind, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string name, byte[] content) =>
        [.. Whole((uint)content.Length), .. Encoding.ASCII.GetBytes(name), .. content, 0, 0, 0, 0];

    private static byte[] Whole(uint number) =>
        [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
}
