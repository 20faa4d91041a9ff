namespace CommonThread.Shared;

/// <summary>Gaps as a list of sentences; the link that closes one is shown to whoever may follow it.</summary>
public sealed record GapList(IReadOnlyList<Gap> Gaps, Func<Gap, bool> MayClose);
