using CommonThread.Shared;
using CommonThread.Thread.Follow;

namespace CommonThread.Tests.Thread;

public sealed class PictureTests
{
    private static Bead Bead(int id, Side side, int steps, int? via, string title = "A title") =>
        new(
            new(new("thing", id), title, $"~/things/{id}"),
            "Thing",
            10,
            side,
            steps,
            "serves",
            via is { } v ? new RecordRef("thing", v) : null,
            "until"
        );

    private static Strand Strand(IReadOnlyList<Bead> above, IReadOnlyList<Bead> below, string title = "The middle") =>
        new(Bead(1, Side.Middle, 0, null, title), above, below, [], Cut: false);

    [Fact]
    public void What_a_record_serves_stands_above_it_and_what_serves_it_below()
    {
        var picture = Picture.Of(Strand([Bead(2, Side.Above, 1, 1)], [Bead(3, Side.Below, 1, 1)]));
        var at = picture.Boxes.ToDictionary(b => b.Bead.Card.Record.Id, b => b.Y);
        at[2].ShouldBeLessThan(at[1]);
        at[1].ShouldBeLessThan(at[3]);
        picture.Lines.Count.ShouldBe(2);
        picture.Lines.ShouldAllBe(l => l.Y1 < l.Y2, "a thread hangs downwards");
    }

    [Fact]
    public void No_bead_covers_another_and_all_lie_within_the_picture()
    {
        var below = Enumerable.Range(10, 5).Select(i => Bead(i, Side.Below, 1, 1)).ToList();
        below.AddRange(Enumerable.Range(20, 3).Select(i => Bead(i, Side.Below, 2, 12)));
        var picture = Picture.Of(Strand([Bead(2, Side.Above, 1, 1)], below));
        foreach (var one in picture.Boxes)
        {
            one.X.ShouldBeGreaterThanOrEqualTo(0);
            (one.X + Picture.BoxWidth).ShouldBeLessThanOrEqualTo(picture.Width);
            (one.Y + Picture.BoxHeight).ShouldBeLessThanOrEqualTo(picture.Height);
            foreach (var other in picture.Boxes.Where(b => b.Bead.Card.Record != one.Bead.Card.Record))
                (
                    Math.Abs(one.X - other.X) >= Picture.BoxWidth || Math.Abs(one.Y - other.Y) >= Picture.BoxHeight
                ).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_row_of_twelve_shows_four_and_says_that_there_are_eight_more()
    {
        var picture = Picture.Of(Strand([], [.. Enumerable.Range(10, 12).Select(i => Bead(i, Side.Below, 1, 1))]));
        picture.Boxes.Count(b => b.Bead.Side == Side.Below).ShouldBe(4);
        var rest = picture.Rests.ShouldHaveSingleItem();
        rest.Words.ShouldBe("and 8 more");
        rest.Anchor.ShouldBe("below");
        picture.Lines.Count.ShouldBe(5, "one line to each bead that is seen, one to the rest");
    }

    [Theory]
    [InlineData("Prevent", "Prevent")]
    [InlineData("Young people at risk of offending", "Young people at risk|of offending")]
    [InlineData(
        "Acting as an ambassador, developing relationships with partners",
        "Acting as an|ambassador, developin…"
    )]
    [InlineData(
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        "Llanfairpwllgwyngyllgo|gerychwyrndrobwllllan…"
    )]
    public void A_title_takes_two_lines_and_ends_in_an_ellipsis_when_it_is_longer(string title, string lines) =>
        string.Join('|', Picture.Of(Strand([], [], title)).Boxes[0].Lines).ShouldBe(lines);
}
