using CommonThread.Places;

namespace CommonThread.Measures.Definitions;

/// <summary>A line of the ranked table of places.</summary>
/// <param name="Rank">Null where the value is hidden: a rank among shown ones would say much of it.</param>
/// <param name="Value">On the scale compared; null where it is hidden.</param>
/// <param name="Count">The count behind a rate.</param>
public sealed record RankedPlace(int? Rank, PlaceName Place, double? Value, string Words, double? Count);
