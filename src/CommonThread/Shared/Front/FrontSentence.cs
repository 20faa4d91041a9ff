using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Shared.Front;

/// <summary>One sentence of the front page, with numbers that change, and where it leads.</summary>
/// <param name="Words">"7,012 crimes were recorded in Leicestershire in April 2022."</param>
/// <param name="Source">Where the number comes from and its date.</param>
public sealed record FrontSentence(string Words, string Url, string Source, bool Illustrative = false);

/// <summary>A module says what happened lately, for the front page. Null when it has nothing to say yet.</summary>
public interface IFrontSentence
{
    int Order { get; }

    Task<FrontSentence?> Say(CommonThreadDb db, DateOnly today, CancellationToken stop);
}

/// <summary>A list on the front page: frameworks in force, open consultations, money to apply for.</summary>
/// <param name="Empty">What the page says when there is none, and what to do instead.</param>
public sealed record FrontList(
    string Heading,
    IReadOnlyList<RecordCard> Cards,
    string Empty,
    string MoreText,
    string MoreUrl
);

/// <summary>A module offers a list to the front page.</summary>
public interface IFrontList
{
    int Order { get; }

    Task<FrontList> List(CommonThreadDb db, DateOnly today, CancellationToken stop);
}

/// <summary>A block beside the front page's search: the map to choose a place on.</summary>
/// <param name="Partial">The partial view that shows it.</param>
public sealed record FrontBlock(string Partial, object Model);

/// <summary>A module offers a block to the front page. Null when it has nothing to show yet.</summary>
public interface IFrontBlock
{
    int Order { get; }

    Task<FrontBlock?> Show(CommonThreadDb db, IUrlHelper urls, DateOnly today, CancellationToken stop);
}
