namespace CommonThread.Shared.Documents;

/// <summary>
/// A module's say on the pictures under its records. Where people in them have not agreed, they are shown to nobody, signed in
/// or not. Registered as a singleton.
/// </summary>
public interface IPictureConsent
{
    /// <summary>The kind of record that it speaks for.</summary>
    string SubjectKind { get; }

    /// <summary>Whether the pictures of a record may be shown.</summary>
    Task<bool> MayShow(CommonThreadDb db, int subjectId, CancellationToken stop);
}
