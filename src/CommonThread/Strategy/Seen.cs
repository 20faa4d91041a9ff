namespace CommonThread.Strategy;

/// <summary>Parts of frameworks as a caller sees them.</summary>
internal static class Seen
{
    /// <summary>Whether the caller reads what partners share among themselves.</summary>
    public static bool IsInside(this CommonThreadDb db) =>
        db.Acting.Caller.IsSignedIn || db.Acting.Caller.SeesEverything;

    /// <summary>The parts of those frameworks that the caller may read.</summary>
    public static IQueryable<T> Parts<T>(this CommonThreadDb db)
        where T : FrameworkPart => db.Set<T>().Where(p => db.Set<Framework>().Any(f => f.Id == p.FrameworkId));

    /// <summary>The same for what partners share among themselves: a reader without an account sees none of it.</summary>
    public static IQueryable<T> PartnersParts<T>(this CommonThreadDb db)
        where T : FrameworkPart => db.IsInside() ? db.Parts<T>() : db.Set<T>().Where(_ => false);
}
