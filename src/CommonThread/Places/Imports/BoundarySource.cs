namespace CommonThread.Places.Imports;

/// <summary>Where the boundaries of a file come from, as its options say.</summary>
internal static class BoundarySource
{
    public static IReadOnlyList<ImportOption> Options { get; } =
    [
        new(
            "source",
            "Where the boundaries come from",
            "Said under every map, like “ONS Open Geography, wards, December 2025”"
        ),
        new(
            "source-date",
            "When they were published",
            "Like 2021-12-31; 2021-12 or 2021 where only the month or the year is known. Today where it is empty"
        ),
        new("publisher", "Who published them", "Like “Office for National Statistics”; said in the list of sources"),
        new("licence", "Their licence", "Like “Open Government Licence v3.0”"),
    ];

    /// <summary>The source that the options name; made where it is not there.</summary>
    public static async Task<Source> Of(ImportContext context, CancellationToken stop)
    {
        // A file's name says nothing to a reader of the map.
        var kind = PlaceType.Of(context.Option("type")!).Plural;
        var name = context.Option("source") ?? $"{kind}, boundaries loaded by the partnership";
        var published = PublishedOn(context);
        var source = await context
            .Db.Set<Source>()
            .FirstOrDefaultAsync(
                s => s.Name == name && s.Date == published.Day && s.DateKnown == published.Known,
                stop
            );
        if (source is null)
        {
            source = new Source
            {
                Name = name.Length > 200 ? name[..200] : name,
                Date = published.Day,
                DateKnown = published.Known,
            };
            context.Db.Add(source);
        }
        // What was left out the first time may be said the next.
        source.Publisher ??= Short(context.Option("publisher"), 200);
        source.Licence ??= Short(context.Option("licence"), 400);
        await context.Db.SaveChangesAsync(stop);
        return source;
    }

    private static string? Short(string? words, int most) => words?.Length > most ? words[..most] : words;

    /// <exception cref="ImportRefused">It is no date, or still to come.</exception>
    public static SourceDate PublishedOn(ImportContext context)
    {
        if (context.Option("source-date") is not { } text)
            return context.Today;
        return SourceDate.Parse(text) is { } published && published.HasBegun(context.Today)
            ? published
            : throw new ImportRefused(
                $"When they were published must be a date up to today like 2021-12-31, a month like 2021-12 or a year like 2021, not “{text}”"
            );
    }
}
