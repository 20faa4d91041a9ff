namespace CommonThread.Performance;

/// <summary>What the bodies of the quarterly cycle keep among themselves (D-61).</summary>
internal static class Kept
{
    /// <summary>Whether the caller is of those bodies. Nobody else's queries find their records (<c>SeenOnlyBy</c> in the mappings).</summary>
    public static bool IsWithin(this CommonThreadDb db) => db.Acting.Caller.May(PerformancePermissions.Read);
}
