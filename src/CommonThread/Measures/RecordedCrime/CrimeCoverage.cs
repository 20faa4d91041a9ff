namespace CommonThread.Measures.RecordedCrime;

/// <summary>Which months are known for which places, so that "none recorded" and "not known" are told apart.</summary>
internal sealed class CrimeCoverage
{
    // The release that last gave each month of each place.
    private readonly Dictionary<int, SortedDictionary<DateOnly, int>> byPlace = [];
    private readonly HashSet<DateOnly> months = [];

    private CrimeCoverage() { }

    public static async Task<CrimeCoverage> Load(CommonThreadDb db, CancellationToken stop)
    {
        var coverage = new CrimeCoverage();
        var rows = await db.Set<Coverage>().AsNoTracking().Where(c => c.Family == StreetCrime.Family).ToListAsync(stop);
        foreach (var row in rows)
        {
            for (var month = row.First; month <= row.Last; month = month.AddMonths(1))
                coverage.Set(row.PlaceId, month, row.ReleaseId);
        }
        return coverage;
    }

    /// <summary>Whether any place is known in the month.</summary>
    public bool Has(DateOnly month) => months.Contains(month);

    public bool Has(int placeId, DateOnly month) =>
        byPlace.TryGetValue(placeId, out var known) && known.ContainsKey(month);

    /// <summary>Writes the whole coverage anew, months that follow on from each other as one row.</summary>
    public async Task Save(
        CommonThreadDb db,
        IEnumerable<(int Place, DateOnly Month)> covered,
        int release,
        CancellationToken stop
    )
    {
        foreach (var (place, month) in covered)
            Set(place, month, release);
        await db.Set<Coverage>().Where(c => c.Family == StreetCrime.Family).ExecuteDeleteAsync(stop);
        await BulkInsert.Into(db, Spans(), stop: stop);
    }

    private void Set(int place, DateOnly month, int release)
    {
        if (!byPlace.TryGetValue(place, out var known))
            byPlace.Add(place, known = []);
        known[month] = release;
        months.Add(month);
    }

    private IEnumerable<Coverage> Spans()
    {
        foreach (var (place, known) in byPlace)
        {
            (DateOnly First, DateOnly Last, int Release)? span = null;
            foreach (var (month, release) in known)
            {
                if (span is { } open && open.Last.AddMonths(1) == month && open.Release == release)
                {
                    span = (open.First, month, release);
                    continue;
                }
                if (span is { } done)
                    yield return Row(place, done);
                span = (month, month, release);
            }
            if (span is { } last)
                yield return Row(place, last);
        }
    }

    private static Coverage Row(int place, (DateOnly First, DateOnly Last, int Release) span) =>
        new()
        {
            Family = StreetCrime.Family,
            PlaceId = place,
            PeriodKind = PeriodKind.Month,
            First = span.First,
            Last = Period.MonthOf(span.Last).Last,
            ReleaseId = span.Release,
        };
}
