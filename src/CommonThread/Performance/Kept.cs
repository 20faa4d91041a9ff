using CommonThread.Strategy;

namespace CommonThread.Performance;

/// <summary>What the bodies of the quarterly cycle keep among themselves (D-61).</summary>
internal static class Kept
{
    /// <summary>Whether the caller is of those bodies.</summary>
    public static bool IsWithin(this CommonThreadDb db) => db.Acting.Caller.May(PerformancePermissions.Read);

    /// <summary>Such records, of the frameworks that the caller may read; nobody else sees any.</summary>
    public static IQueryable<T> KeptParts<T>(this CommonThreadDb db)
        where T : FrameworkPart => db.IsWithin() ? db.Parts<T>() : db.Set<T>().Where(_ => false);
}
