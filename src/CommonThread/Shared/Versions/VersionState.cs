namespace CommonThread.Shared;

/// <summary>Where a version of a document stands. A version that has left <see cref="Draft"/> is published and never changes.</summary>
public enum VersionState
{
    Draft,

    /// <summary>Published for people to answer; whatever they answer goes into the next version.</summary>
    OutForConsultation,
    Approved,
    InForce,

    /// <summary>A later version took its place.</summary>
    Superseded,

    /// <summary>Its period ended.</summary>
    Expired,
}

public static class VersionStates
{
    /// <summary>Whether the words of a version in this state are fixed.</summary>
    public static bool IsPublished(this VersionState state) => state != VersionState.Draft;
}
