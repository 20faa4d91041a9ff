using CommonThread.Shared;

namespace CommonThread.Tests.Shared.Versions;

public sealed class ComparisonTests
{
    private static string Read(IEnumerable<ComparedPiece> pieces) =>
        string.Concat(
            pieces.Select(p =>
                p.Kind switch
                {
                    PieceKind.Added => $"[+{p.Text}]",
                    PieceKind.Removed => $"[-{p.Text}]",
                    _ => p.Text,
                }
            )
        );

    [Fact]
    [Trait("Requirement", "A-47")]
    public void Words_that_were_put_in_and_taken_out_are_marked_in_their_place() =>
        Read(WordComparison.Of("Violence in public places", "Serious violence in public places and at home"))
            .ShouldBe("[-Violence][+Serious violence] in public places[+ and at home]");

    [Fact]
    public void Equal_texts_are_one_piece() =>
        WordComparison.Of("As it was.", "As it was.").ShouldHaveSingleItem().Kind.ShouldBe(PieceKind.Same);

    [Fact]
    public void Nothing_compared_with_nothing_is_nothing() => WordComparison.Of(null, "").ShouldBeEmpty();

    [Theory]
    [InlineData("", "new words")]
    [InlineData("old words", "")]
    [InlineData("don’t stop-start", "do stop start\nnow")]
    [InlineData("a b c d e f", "f e d c b a")]
    public void Taking_the_marks_back_gives_both_texts(string before, string after)
    {
        var pieces = WordComparison.Of(before, after);
        string.Concat(pieces.Where(p => p.Kind != PieceKind.Added).Select(p => p.Text)).ShouldBe(before);
        string.Concat(pieces.Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)).ShouldBe(after);
    }

    [Fact]
    public void An_item_that_was_reworded_is_changed_and_not_removed_and_added()
    {
        var compared = ListComparison.Of(
            [new("1", "One", "We will listen to every community"), new("2", "Two", "We will share what we know")],
            [new("a", "One", "We will listen to each community"), new("c", "New", "Something else entirely")]
        );
        compared.Select(c => c.Change).ShouldBe([ItemChange.Changed, ItemChange.Added, ItemChange.Removed]);
    }

    [Fact]
    [Trait("Requirement", "A-47")]
    public void A_name_and_what_it_names_are_compared_each_for_itself()
    {
        var item = ListComparison
            .Of(
                [new("1", "Noise", "Noise", Beyond: "Less noise at night")],
                [new("1", "Quiet", "Quiet", Beyond: "Less noise by day and at night")]
            )
            .ShouldHaveSingleItem();
        Read(item.Pieces).ShouldBe("[-Noise][+Quiet]");
        Read(item.More).ShouldBe("Less noise [+by day and ]at night");
        Read(
                ListComparison
                    .Of([new("1", "Noise", "Noise", Beyond: "Gone")], [new("1", "Noise", "Noise")])
                    .ShouldHaveSingleItem()
                    .More
            )
            .ShouldBe("[-Gone]");
    }

    [Fact]
    public void An_item_with_the_same_key_is_one_item_whatever_its_words()
    {
        var one = ListComparison.Of([new("7", "Violence", "Violence")], [new("7", "Serious violence", "Another text")]);
        var item = one.ShouldHaveSingleItem();
        item.Change.ShouldBe(ItemChange.Changed);
        item.Before.ShouldBe("Violence");
        item.Heading.ShouldBe("Serious violence");
    }
}
