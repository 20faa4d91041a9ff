namespace CommonThread.Measures.Definitions;

/// <summary><c>import measures</c>: definitions of measures, complete, before any figure comes (D-02).</summary>
internal sealed class MeasuresImport : IImport
{
    public string Key => "measures";

    public string Title => "Definitions of measures";

    public string Explanation =>
        "What is measured, a row for each measure, so that values can be entered or imported for it. A measure of the same title that is defined already is left as it is.";

    public IReadOnlyList<(string Name, string Meaning)> Columns { get; } =
    [
        ("title", "What the measure is called"),
        ("definition", "In plain words: what is counted, what is not, and why it matters"),
        ("kind", "count, rate, percentage, score, rank, money, milestone or another kind of value"),
        ("shows", "outcome, output, activity, risk, harm, perception, money or context"),
        ("better", "up, down or neither"),
        ("unit", "crimes, people, % of respondents, £"),
        ("frequency", "week, month, quarter, financial-year, calendar-year or wave"),
        ("numerator", "What is counted, in words (optional)"),
        ("denominator", "Of how many, in words (optional)"),
        ("rate_base", "Per how many, for rates (optional)"),
        ("adds_up", "sum, ratio or none: how smaller places make a larger one"),
        ("source", "Who publishes or collects the figures (optional)"),
        ("public", "yes or no; no: for partners only"),
        ("hide_small", "yes or no: small counts of people are hidden from the public"),
        ("illustrative", "yes or no: the measure is invented"),
    ];

    public IReadOnlyList<ImportOption> Options => [];

    public string Accepts => ".csv,.csv.gz";

    public string Permission => MeasuresPermissions.Define;

    public int Order => 235;

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        if (Directory.Exists(context.Path))
            throw new ImportRefused("This is a folder; give the file in it");
        var (db, report) = (context.Db, context.Report);
        var known = await db.Set<Measure>().ToListAsync(stop);
        foreach (
            var row in TableFile.Read(
                context.Path,
                ["title", "definition", "kind", "better", "unit", "frequency", "public"]
            )
        )
        {
            stop.ThrowIfCancellationRequested();
            report.Read++;
            var title = row["title"] ?? $"line {row.Line.ToString(Text.Words)}";
            try
            {
                if (known.Exists(m => string.Equals(m.Title, title, StringComparison.OrdinalIgnoreCase)))
                {
                    report.Unchanged++;
                    continue;
                }
                var definition = Definition(row);
                var address = await KnownMeasures.FreeAddress(db, definition.Title, "measure", stop);
                var measure = Measure.Define(definition, context.Today, address);
                known.Add(measure);
                db.Add(measure);
                // The next one looks for an address of its own.
                await db.SaveChangesAsync(stop);
                report.Added++;
                report.Example(measure.Title);
            }
            catch (Exception refused) when (refused is ImportRefused or RulesBroken)
            {
                report.Refuse(row.Line, title, refused.Message);
            }
        }
        if (report.Read == 0)
            throw new ImportRefused("The file has a heading and no rows");
    }

    private static MeasureDefinition Definition(TableRow row) =>
        new()
        {
            Title = row.Needed("title"),
            Definition = row.Needed("definition"),
            Kind = Choice<MeasureKind>(row, "kind", null),
            Role = Choice<MeasureRole>(row, "shows", MeasureRole.Outcome),
            Direction = Choice<Direction>(row, "better", null),
            Unit = row.Needed("unit"),
            Frequency = Choice<PeriodKind>(row, "frequency", null),
            Numerator = row["numerator"],
            Denominator = row["denominator"],
            RateBase = row.Whole("rate_base"),
            RollUp = Choice<RollUp>(row, "adds_up", RollUp.None),
            SourceText = row["source"],
            Public = row.YesNo("public"),
            Suppress = row["hide_small"] is not null && row.YesNo("hide_small"),
            Illustrative = row["illustrative"] is not null && row.YesNo("illustrative"),
        };

    // "financial-year" for FinancialYear; a number is no name.
    private static T Choice<T>(TableRow row, string column, T? absent)
        where T : struct, Enum
    {
        var text = absent is null ? row.Needed(column) : row[column];
        if (text is null)
            return absent!.Value;
        foreach (var value in Enum.GetValues<T>())
        {
            if (
                string.Equals(Text.Slug(value.Say()), Text.Slug(text), StringComparison.Ordinal)
                || string.Equals(
                    value.ToString(),
                    text.Replace("-", "", StringComparison.Ordinal),
                    StringComparison.OrdinalIgnoreCase
                )
            )
                return value;
        }
        throw new ImportRefused(
            $"{column}: “{text}” is none of {string.Join(", ", Enum.GetValues<T>().Select(v => Text.Slug(v.Say())))}"
        );
    }
}
