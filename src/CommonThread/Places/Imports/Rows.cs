namespace CommonThread.Places.Imports;

/// <summary>What the imports of places share: one at a time, read before the transaction, positions in degrees.</summary>
internal static class Rows
{
    /// <summary>
    /// One import of places at a time: a second one waits here for the first, and then finds its rows there. (SQLite has one
    /// writer anyway.)
    /// </summary>
    public static async Task Alone(CommonThreadDb db, CancellationToken stop)
    {
        if (db.IsPostgres)
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(4243)", stop);
    }

    // What a file of places is read against: places with their links and boundaries.
    private static readonly string[] Ground = ["place", "place-link"];

    /// <summary>What was read of a file before the transaction, and the state of the database then.</summary>
    public sealed record Before<T>(T Read, long Line);

    /// <summary>Reads the file while others may still write.</summary>
    public static async Task<object?> First<T>(ImportContext context, Func<Task<T>> read, CancellationToken stop)
    {
        var line = await SinceReading.LastLine(context.Db, stop);
        return new Before<T>(await read(), line);
    }

    /// <summary>What was read, or where places were changed meanwhile, what is read now.</summary>
    public static async Task<T> Again<T>(ImportContext context, Func<Task<T>> read, CancellationToken stop)
    {
        var before = (Before<T>)context.Prepared!;
        await Alone(context.Db, stop);
        if (!await SinceReading.HasChanged(context.Db, before.Line, Ground, stop))
            return before.Read;
        context.Report.Forget();
        return await read();
    }

    /// <summary>A position in degrees within the United Kingdom.</summary>
    /// <exception cref="ImportRefused">It is not; eastings and northings are named as such.</exception>
    public static (double Longitude, double Latitude) Position(TableRow row, string longitude, string latitude)
    {
        if (row.Number(longitude) is not { } x || row.Number(latitude) is not { } y)
            throw new ImportRefused($"{longitude} and {latitude} are needed");
        if (Math.Abs(x) > 180 || Math.Abs(y) > 90)
        {
            throw new ImportRefused(
                $"{x:0.###}, {y:0.###} looks like eastings and northings; give longitude and latitude in degrees (WGS 84)"
            );
        }
        if (!Analytics.Geography.AreaReadOptions.UnitedKingdom.Contains(x, y))
        {
            throw new ImportRefused(
                Analytics.Geography.AreaReadOptions.UnitedKingdom.Contains(y, x)
                    ? $"{x:0.###}, {y:0.###} has longitude and latitude the wrong way round"
                    : $"{x:0.###}, {y:0.###} lies outside the United Kingdom"
            );
        }
        return (x, y);
    }
}
