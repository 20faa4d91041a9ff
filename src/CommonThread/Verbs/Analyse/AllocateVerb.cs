using System.CommandLine;
using System.Globalization;
using CommonThread.Analytics.Allocation;
using CommonThread.Shared.Exports;

namespace CommonThread.Verbs.Analyse;

/// <summary>Shares a pot by population, crime and deprivation: <c>analyse allocate</c>.</summary>
internal static class AllocateVerb
{
    private sealed record Row(PlaceNeed Need, Limits Limits, decimal? LastYear);

    public static Command Verb(TextWriter output)
    {
        var table = Given.Table("place,population,crime,deprivation and, where wanted, floor, ceiling, last_year");
        var pot = new Option<decimal>("--pot") { Description = "What is shared", Required = true };
        var weights = new Option<string?>("--weights")
        {
            Description = "Population, crime and deprivation in points of 100, as in 50,25,25; a third each without it",
        };
        var pence = new Option<bool>("--pence") { Description = "Amounts in whole pence; whole pounds without it" };
        var answer = new Answer();
        var verb = new Command(
            "allocate",
            """
            Shares a pot by a blend of population, recorded crime, and population times deprivation score. Amounts are
            rounded by the largest remainder and add up to the pot exactly.

            Example:
              commonthread analyse allocate needs.csv --pot 300000 --weights 50,25,25 --out shares.csv
            """
        )
        {
            table,
            pot,
            weights,
            pence,
        };
        answer.AddTo(verb);
        verb.SetAction(
            (parsed, _) =>
            {
                var rows = Given.Rows(
                    parsed.GetRequiredValue(table),
                    ["place", "population", "crime", "deprivation"],
                    Read
                );
                var (population, crime, deprivation) = Weights(parsed.GetValue(weights));
                var blended = Blend.Divide(
                    [.. rows.Select(r => r.Need.Place)],
                    Blend.OfNeeds([.. rows.Select(r => r.Need)], population, crime, deprivation),
                    parsed.GetValue(pot),
                    new()
                    {
                        Unit = parsed.GetValue(pence) ? 0.01m : 1,
                        Limits = rows.DistinctBy(r => r.Need.Place)
                            .ToDictionary(r => r.Need.Place, r => r.Limits, StringComparer.Ordinal),
                    }
                );
                Give(answer, parsed, output, rows, blended);
                return Task.FromResult(0);
            }
        );
        return verb;
    }

    private static void Give(
        Answer answer,
        ParseResult parsed,
        TextWriter output,
        IReadOnlyList<Row> rows,
        BlendedPot blended
    )
    {
        var before = rows.Where(r => r.LastYear is not null)
            .ToDictionary(r => r.Need.Place, r => r.LastYear!.Value, StringComparer.Ordinal);
        var since = WeightSensitivity.Since(blended, before).ToDictionary(c => c.Place, StringComparer.Ordinal);
        answer.Give(
            parsed,
            output,
            blended.Places.Zip(WeightSensitivity.Of(blended), (place, hangs) => (Place: place, Hangs: hangs)),
            [
                new("place", r => r.Place.Place),
                new("population_share", r => r.Place.FactorShares[0]),
                new("crime_share", r => r.Place.FactorShares[1]),
                new("deprivation_share", r => r.Place.FactorShares[2]),
                new("share", r => r.Place.Share),
                new("unrounded", r => r.Place.Unrounded),
                new("rounded_up", r => r.Place.RoundedUp),
                new("amount", r => r.Place.Amount),
                new("basis", r => Given.Word(r.Place.Basis)),
                new("last_year", r => since[r.Place.Place].LastYear),
                new("change", r => since[r.Place.Place].Change),
                new("per_point_population", r => r.Hangs.PerPoint[0]),
                new("per_point_crime", r => r.Hangs.PerPoint[1]),
                new("per_point_deprivation", r => r.Hangs.PerPoint[2]),
                new("lowest_share", r => r.Hangs.LowestShare),
                new("highest_share", r => r.Hangs.HighestShare),
            ]
        );
    }

    private static Row Read(TableRow row) =>
        new(
            new(row.Needed("place"), Exact(row, "population"), Exact(row, "crime"), Exact(row, "deprivation")),
            new(Exact(row, "floor"), Exact(row, "ceiling")),
            Exact(row, "last_year")
        );

    private static decimal? Exact(TableRow row, string column) =>
        row[column] is not { } text ? null
        : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ImportRefused($"{column} must be a number, not “{text}”");

    private static (decimal Population, decimal Crime, decimal Deprivation) Weights(string? text)
    {
        if (text is null)
            return (Blend.Third, Blend.Third, Blend.Third);
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        var numbers = parts
            .Select(p =>
                decimal.TryParse(p, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : (decimal?)null
            )
            .ToArray();
        return numbers is [{ } population, { } crime, { } deprivation]
            ? (population, crime, deprivation)
            : throw new VerbFailed("--weights takes three numbers that total 100, as in 50,25,25", 2);
    }
}
