namespace CommonThread.Measures;

/// <summary>A value to be published: for a measure (or its part), a place and a period.</summary>
public sealed record NewFigure(int MeasureId, int PlaceId, Period Period, double Value)
{
    public string Part { get; init; } = "";

    public double? Numerator { get; init; }

    public double? Denominator { get; init; }

    public int? BoundaryId { get; init; }

    public string? Note { get; init; }

    internal FigureKey Key => new(MeasureId, PlaceId, Period.Kind, Period.First, Part);
}

/// <summary>What makes a published value the only one.</summary>
internal readonly record struct FigureKey(int MeasureId, int PlaceId, PeriodKind Kind, DateOnly First, string Part);

/// <summary>What publishing did.</summary>
/// <param name="Added">Values for which none was published before.</param>
/// <param name="Revised">Values that replaced another; the other is kept.</param>
/// <param name="Unchanged">Values equal to the one published, which stays with its own release.</param>
public sealed record Published(int Added, int Revised, int Unchanged);

/// <summary>
/// The one way in which a value becomes the published one: typed releases and every import come here. What it replaces is
/// kept as an <see cref="EarlierValue"/> with the release that replaced it.
/// </summary>
public sealed class PublishFigures(CommonThreadDb db)
{
    // Two sums of the same parts may differ in their last bits.
    private const double SameWithin = 1e-9;

    /// <summary>Publishes a release with its values, in the context's transaction (or one of its own).</summary>
    /// <param name="figures">No two for the same measure, part, place and period.</param>
    /// <param name="withdraw">Whether a published value that has no successor here is withdrawn: it is counted as zero from now on.</param>
    /// <param name="reason">Why published values are revised; needed when any is.</param>
    /// <exception cref="RulesBroken">A value is not a number, lies in the future, or stands twice.</exception>
    public async Task<Published> Now(
        Release release,
        IReadOnlyList<NewFigure> figures,
        string? reason,
        CancellationToken stop,
        Func<Observation, bool>? withdraw = null,
        Action<long>? progress = null
    )
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(figures);
        await using var own = db.Database.CurrentTransaction is null ? await db.Begin(stop) : null;
        await Check(figures, stop);
        if (release.Id == 0)
        {
            db.Add(release);
            await db.SaveChangesAsync(stop);
        }
        var (first, last) =
            figures.Count == 0
                ? (DateOnly.MaxValue, DateOnly.MinValue)
                : (figures.Min(f => f.Period.First), figures.Max(f => f.Period.Last));
        var before = await Before([.. figures.Select(f => f.MeasureId).Distinct()], first, last, stop);
        var added = new List<Observation>(figures.Count);
        var replaced = new List<Observation>();
        var unchanged = 0;
        var revised = 0;
        foreach (var figure in figures)
        {
            if (!before.Remove(figure.Key, out var old))
            {
                added.Add(Row(figure, release.Id, false));
                continue;
            }
            if (Same(old, figure))
            {
                unchanged++;
                continue;
            }
            replaced.Add(old);
            added.Add(Row(figure, release.Id, true));
            revised++;
        }
        if (withdraw is not null)
            replaced.AddRange(before.Values.Where(withdraw));
        await Remove(replaced, stop);
        // In the order of the key, so that the database appends to its index instead of looking for each row's place.
        added.Sort(
            (a, b) =>
                a.MeasureId != b.MeasureId ? a.MeasureId.CompareTo(b.MeasureId)
                : a.PlaceId != b.PlaceId ? a.PlaceId.CompareTo(b.PlaceId)
                : a.First.CompareTo(b.First)
        );
        await BulkInsert.Into(db, replaced.Select(o => Earlier(o, release.Id)), stop: stop);
        await BulkInsert.Into(db, added, progress, stop);
        release.Publish(
            added.Count + unchanged,
            replaced.Count,
            figures.Count == 0 ? null : first,
            figures.Count == 0 ? null : last,
            db.Acting.Caller.Name,
            db.Clock.GetUtcNow().UtcDateTime,
            reason
        );
        await db.SaveChangesAsync(stop);
        await Supersede([.. replaced.Select(o => o.ReleaseId).Distinct()], release.Id, stop);
        if (own is not null)
            await own.CommitAsync(stop);
        return new(added.Count - revised, replaced.Count, unchanged);
    }

    private async Task Check(IReadOnlyList<NewFigure> figures, CancellationToken stop)
    {
        var today = db.Clock.Today();
        var ids = figures.Select(f => f.MeasureId).Distinct().ToList();
        var kinds = await db.Set<Measure>()
            .Where(m => ids.Contains(m.Id))
            .ToDictionaryAsync(m => m.Id, m => new { m.Kind, m.Title }, stop);
        var seen = new HashSet<FigureKey>(figures.Count);
        foreach (var figure in figures)
        {
            if (!kinds.TryGetValue(figure.MeasureId, out var measure))
                throw Rules.Refuse("", "Define the measure before entering figures for it");
            var value = figure.Value;
            var fits = measure.Kind.Fits(value);
            var once = seen.Add(figure.Key);
            // The sentences are only written for the one figure in a million that is wrong.
            if (double.IsFinite(value) && fits && figure.Period.First <= today && once)
                continue;
            Rules.Check(
                ("Value", double.IsFinite(value), $"{measure.Title}: the value must be a number"),
                (
                    "Value",
                    fits,
                    $"{measure.Title}: {value:0.###} cannot be a {((Enum)measure.Kind).Say().ToLowerInvariant()}"
                ),
                ("Period", figure.Period.First <= today, $"{measure.Title}: {figure.Period} lies in the future"),
                ("Period", once, $"{measure.Title}: there are two values for one place in {figure.Period}")
            );
        }
    }

    private async Task<Dictionary<FigureKey, Observation>> Before(
        List<int> measures,
        DateOnly first,
        DateOnly last,
        CancellationToken stop
    )
    {
        var before = new Dictionary<FigureKey, Observation>();
        await foreach (
            var o in db.Set<Observation>()
                .AsNoTracking()
                .Where(o => measures.Contains(o.MeasureId) && o.First >= first && o.First <= last)
                .AsAsyncEnumerable()
                .WithCancellation(stop)
        )
            before.Add(new(o.MeasureId, o.PlaceId, o.PeriodKind, o.First, o.Part), o);
        return before;
    }

    private async Task Remove(List<Observation> rows, CancellationToken stop)
    {
        foreach (var group in rows.GroupBy(o => (o.MeasureId, o.PeriodKind, o.First, o.Part)))
        {
            var (measure, kind, first, part) = group.Key;
            foreach (var places in group.Select(o => o.PlaceId).Chunk(500))
            {
                await db.Set<Observation>()
                    .Where(o =>
                        o.MeasureId == measure
                        && o.PeriodKind == kind
                        && o.First == first
                        && o.Part == part
                        && places.Contains(o.PlaceId)
                    )
                    .ExecuteDeleteAsync(stop);
            }
        }
    }

    // A release none of whose values is published any more says so.
    private async Task Supersede(List<int> releases, int by, CancellationToken stop)
    {
        foreach (var id in releases.Where(id => id != by))
        {
            if (
                await db.Set<Observation>().AnyAsync(o => o.ReleaseId == id, stop)
                || await db.Set<Coverage>().AnyAsync(c => c.ReleaseId == id, stop)
            )
                continue;
            (await db.Set<Release>().SingleAsync(r => r.Id == id, stop)).Supersede();
        }
        await db.SaveChangesAsync(stop);
    }

    private static bool Same(Observation old, NewFigure figure) =>
        Close(old.Value, figure.Value)
        && Close(old.Numerator ?? 0, figure.Numerator ?? 0)
        && Close(old.Denominator ?? 0, figure.Denominator ?? 0)
        && old.Note == figure.Note;

    private static bool Close(double a, double b) =>
        Math.Abs(a - b) <= SameWithin * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));

    private static Observation Row(NewFigure f, int release, bool revised) =>
        new()
        {
            MeasureId = f.MeasureId,
            PlaceId = f.PlaceId,
            PeriodKind = f.Period.Kind,
            First = f.Period.First,
            Last = f.Period.Last,
            Part = f.Part,
            Value = f.Value,
            Numerator = f.Numerator,
            Denominator = f.Denominator,
            BoundaryId = f.BoundaryId,
            Note = f.Note,
            ReleaseId = release,
            Revised = revised,
        };

    private static EarlierValue Earlier(Observation o, int by) =>
        new()
        {
            MeasureId = o.MeasureId,
            PlaceId = o.PlaceId,
            PeriodKind = o.PeriodKind,
            First = o.First,
            Last = o.Last,
            Part = o.Part,
            Value = o.Value,
            ReleaseId = o.ReleaseId,
            ReplacedByReleaseId = by,
        };
}
