namespace CommonThread.Strategy.Versions;

/// <summary>The operational objectives of one financial year .</summary>
/// <param name="Year">"2026-27"; null where a version gives none.</param>
/// <param name="From">The earlier version that has them, where the one that is read no longer does.</param>
public sealed record YearOfObjectives(string? Year, IReadOnlyList<Statement> Items, FrameworkVersion? From = null);

/// <summary>The lists of statements of a framework, as its page and the page of a version show them.</summary>
/// <param name="Year">The year that is read first: this one, or else the latest that has any.</param>
/// <param name="OtherYears">The other years, the latest first.</param>
/// <param name="Slug">The framework’s address, where something is read in an earlier version.</param>
/// <param name="Serving">What applies a principle or keeps a pledge today, by its key; none on the page of a version.</param>
public sealed record StatementsView(
    FrameworkText Text,
    YearOfObjectives? Year,
    IReadOnlyList<YearOfObjectives> OtherYears,
    string Slug,
    ILookup<string, RecordCard>? Serving
)
{
    /// <param name="earlier">Earlier versions and what they say, the latest first: they keep the years that were taken out since.</param>
    public static StatementsView Of(
        FrameworkText text,
        IEnumerable<(FrameworkVersion Version, FrameworkText Text)> earlier,
        string slug,
        DateOnly today,
        ILookup<string, RecordCard>? serving = null
    )
    {
        var years = text
            .OperationalObjectives.GroupBy(o => o.Year)
            .Select(g => new YearOfObjectives(g.Key, [.. g]))
            .ToList();
        foreach (var (version, said) in earlier)
        {
            years.AddRange(
                said.OperationalObjectives.GroupBy(o => o.Year)
                    .Where(g => years.TrueForAll(y => y.Year != g.Key))
                    .Select(g => new YearOfObjectives(g.Key, [.. g], version))
                    .ToList()
            );
        }
        years.Sort((a, b) => string.CompareOrdinal(b.Year, a.Year));
        var now = Period.FinancialYearOf(today).ToString();
        var own = years.FindAll(y => y.From is null);
        var first = own.Find(y => y.Year == now) ?? own.FirstOrDefault();
        return new(text, first, [.. years.Where(y => y != first)], slug, serving);
    }

    /// <summary>What serves a statement today.</summary>
    public IEnumerable<RecordCard> ServedBy(string kind, Statement statement) =>
        Serving?[Key(kind, statement.Words)] ?? [];

    /// <summary>How a statement is recognised among the records.</summary>
    public static string Key(string kind, string words) => $"{kind} {Priority.Key(words)}";
}
