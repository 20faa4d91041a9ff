using System.CommandLine;
using CommonThread.Analytics.Disclosure;
using CommonThread.Shared.Exports;

namespace CommonThread.Verbs.Analyse;

/// <summary>Hides small counts so that no subtraction brings them back: <c>analyse suppress</c>.</summary>
internal static class SuppressVerb
{
    private const string Whole = "all";

    public static Command Verb(TextWriter output)
    {
        var table = Given.Table("count and those named by --by; or key,count with --sums");
        var by = new Option<string?>("--by")
        {
            Description = "Columns that the counts are divided by, as in area,type; every total is added as “all”",
        };
        var sums = new Option<string?>("--sums")
        {
            Description = "CSV with total,part: the keys that readers know to add up, for tables that are linked",
        };
        var below = new Option<int>("--below")
        {
            Description = "Counts from 1 up to below this are small",
            DefaultValueFactory = _ => 5,
        };
        var zero = new Option<bool>("--hide-zero") { Description = "A zero is small too" };
        var answer = new Answer();
        var verb = new Command(
            "suppress",
            """
            Primary and secondary suppression of small counts, across every total and every linked table.

            Example:
              commonthread analyse suppress counts.csv --by area,type --below 5 --out public.csv
            """
        )
        {
            table,
            by,
            sums,
            below,
            zero,
        };
        answer.AddTo(verb);
        verb.SetAction(
            (parsed, _) =>
            {
                var path = parsed.GetRequiredValue(table);
                var tables = (parsed.GetValue(by), parsed.GetValue(sums)) switch
                {
                    ({ } columns, null) => Crossed(path, columns),
                    (null, { } file) => Linked(path, file),
                    _ => throw new VerbFailed("Say how the counts hang together, with either --by or --sums", 2),
                };
                var published = Suppression.Apply(
                    tables,
                    new() { SmallBelow = parsed.GetValue(below), HideZero = parsed.GetValue(zero) }
                );
                answer.Give(
                    parsed,
                    output,
                    published.Cells,
                    [
                        new("key", c => c.Key),
                        new("count", c => c.Count is { } n ? (double)n : null),
                        new(
                            "state",
                            c =>
                                c.State == CellState.Shown ? "shown"
                                : published.StatesMayBeShown ? Given.Word(c.State)
                                : "hidden"
                        ),
                    ]
                );
                return Task.FromResult(0);
            }
        );
        return verb;
    }

    private static long Count(TableRow row) =>
        row.Number("count", true) is var n and >= 0 and <= 1e12 && n == Math.Floor(n)
            ? (long)n
            : throw new ImportRefused("count must be a whole number, zero or more");

    private static CountTables Crossed(string path, string columns)
    {
        var names = columns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var rows = Given.Rows(
            path,
            [.. names.Append("count")],
            r => (Codes: (IReadOnlyList<string>)[.. names.Select(r.Needed)], Count: Count(r))
        );
        return CountTables.Cross(
            [
                .. names.Select(
                    (_, d) =>
                        CountDimension.Of(Whole, [.. rows.Select(r => r.Codes[d]).Distinct(StringComparer.Ordinal)])
                ),
            ],
            rows
        );
    }

    private static CountTables Linked(string path, string sums) =>
        CountTables.Of(
            Given.Rows(path, ["key", "count"], r => new CountCell(r.Needed("key"), Count(r), r.YesNo("must_show"))),
            Given
                .Rows(sums, ["total", "part"], r => (Total: r.Needed("total"), Part: r.Needed("part")))
                .GroupBy(r => r.Total, r => r.Part, StringComparer.Ordinal)
                .Select(g => new CountSum(g.Key, [.. g]))
        );
}
