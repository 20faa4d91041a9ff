using System.Security.Cryptography;
using CommonThread.Places;

namespace CommonThread.Measures;

/// <summary>What the imports of figures have in common: their options, their source, their release and its report.</summary>
internal static class LoadFigures
{
    public const string Licence = "Open Government Licence v3.0";

    public static readonly ImportOption Published = new(
        "published",
        "Date published",
        "The day the publisher gave the figures out. The last day that the figures speak of where you do not know it.",
        IsDate: true
    );

    public static readonly ImportOption Reason = new(
        "reason",
        "Reason",
        "Why figures that are published already are replaced."
    );

    public static ImportOption SmallAreaType(string otherwise) =>
        new(
            "type",
            "Kind of small area",
            "Which small areas the codes in the file belong to.",
            Default: otherwise,
            Choices: [PlaceType.Lsoa2011, PlaceType.Lsoa2021]
        );

    /// <exception cref="ImportRefused">It is not a date.</exception>
    public static DateOnly PublishedOn(ImportContext context, DateOnly? known = null)
    {
        if (context.Option("published") is not { } text)
            return known ?? context.Today;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date) && date <= context.Today
            ? date
            : throw new ImportRefused($"Date published must be a date up to today like 2021-09-16, not “{text}”");
    }

    /// <summary>The source with this name, publisher and date; made where it is not there.</summary>
    public static async Task<Source> From(
        CommonThreadDb db,
        string name,
        string publisher,
        DateOnly date,
        CancellationToken stop
    )
    {
        var source = await db.Set<Source>()
            .FirstOrDefaultAsync(s => s.Name == name && s.Publisher == publisher && s.Date == date, stop);
        if (source is not null)
            return source;
        source = new Source
        {
            Name = name,
            Publisher = publisher,
            Licence = Licence,
            Date = date,
        };
        db.Add(source);
        await db.SaveChangesAsync(stop);
        return source;
    }

    /// <summary>Opens the release of an import, with the file's name and fingerprint.</summary>
    public static async Task<Release> Open(
        ImportContext context,
        string import,
        string title,
        Source source,
        CancellationToken stop
    )
    {
        var db = context.Db;
        var release = Release.Draft(
            await Release.NextNumber(db, stop),
            title,
            source,
            db.Acting.Caller.Name,
            db.Clock.GetUtcNow().UtcDateTime
        );
        release.CameFrom(import, context.FileName, await Fingerprint(context.Path, stop));
        return release;
    }

    /// <summary>Publishes the release and says in the report what that did.</summary>
    public static async Task<Published> Publish(
        ImportContext context,
        Release release,
        IReadOnlyList<NewFigure> figures,
        CancellationToken stop,
        Func<Observation, bool>? withdraw = null
    )
    {
        release.Note(context.Report.Notes);
        context.Progress.Report(new($"Writing {figures.Count:N0} values", 0, figures.Count));
        var published = await new PublishFigures(context.Db).Now(
            release,
            figures,
            context.Option("reason") ?? context.Db.Acting.Reason ?? $"Loaded again from {context.FileName}",
            stop,
            withdraw,
            done => context.Progress.Report(new($"Writing {figures.Count:N0} values", done, figures.Count))
        );
        context.Report.Release = release.Name;
        context.Report.Note(
            $"{release.Name}: {published.Added:N0} values added, {published.Revised:N0} revised, {published.Unchanged:N0} as before"
        );
        return published;
    }

    private static async Task<string?> Fingerprint(string path, CancellationToken stop)
    {
        if (!File.Exists(path))
            return null;
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop));
    }

    /// <summary>The year of a row, refused where it is not one.</summary>
    public static int Year(TableRow row, DateOnly today) =>
        row.Whole("year") is { } year && year >= 1900 && year <= today.Year
            ? year
            : throw new ImportRefused($"year must be between 1900 and {today.Year}");
}
