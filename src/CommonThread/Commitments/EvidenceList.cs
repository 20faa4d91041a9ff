namespace CommonThread.Commitments;

/// <summary>The evidence of one record, as a page shows it (<c>_Evidence.cshtml</c>).</summary>
public sealed record EvidenceList(RecordRef Subject, IReadOnlyList<Evidence> Entries, Owners Owners, bool MayAdd);
