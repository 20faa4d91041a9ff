namespace CommonThread.Shared;

/// <summary>Thrown when a write would touch a record that is not the caller's. The page answers 404, as for a stranger's record.</summary>
public sealed class NotAllowed(string what) : Exception(what);
