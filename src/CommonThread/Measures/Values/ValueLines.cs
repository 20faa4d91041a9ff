using CommonThread.Places;

namespace CommonThread.Measures.Values;

/// <summary>A row of a file of values, with what it is about in words.</summary>
internal sealed record ValueLine(long Row, Measure Measure, string Place, NewFigure Figure);

/// <summary>Every measure and place that a file of values may name, read once.</summary>
internal sealed record ValueDirectory(IReadOnlyList<Measure> Measures, PlaceDirectory Places)
{
    public static async Task<ValueDirectory> Read(CommonThreadDb db, CancellationToken stop) =>
        new(
            await db.Set<Measure>().AsNoTracking().Include(m => m.Parts).ToListAsync(stop),
            await PlaceDirectory.Read(db, stop)
        );

    /// <exception cref="ImportRefused">There is none of that name, or it is not in use.</exception>
    public Measure Need(string name)
    {
        var found =
            Measures.FirstOrDefault(m => m.Slug == name)
            ?? Measures.FirstOrDefault(m => string.Equals(m.Title, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ImportRefused($"There is no measure called “{name}”. Define it first");
        return found.Status == MeasureStatus.InUse
            ? found
            : throw new ImportRefused($"{found.Title} is {found.Status.Say().ToLowerInvariant()}; it takes no values");
    }
}

/// <summary>Reads a file of values; what is wrong with a row refuses that row.</summary>
internal static class ValueLines
{
    public static List<ValueLine> Read(ImportContext context, ValueDirectory directory, CancellationToken stop)
    {
        if (Directory.Exists(context.Path))
            throw new ImportRefused("This is a folder; give the file in it");
        var report = context.Report;
        var lines = new List<ValueLine>();
        var dates = LivingDates.Of(context);
        var seen = new Dictionary<FigureKey, long>();
        foreach (var row in TableFile.Read(context.Path, ["measure", "place_type", "place", "period"]))
        {
            stop.ThrowIfCancellationRequested();
            report.Read++;
            var what = $"{row["measure"]}, {row["place"]}, {row["period"]}";
            try
            {
                var line = Line(row, directory, dates, context.Today);
                if (!seen.TryAdd(line.Figure.Key, row.Line))
                {
                    throw new ImportRefused(
                        $"The same measure, part, place and period stand in line {seen[line.Figure.Key]}"
                    );
                }
                lines.Add(line);
                report.Example(
                    $"{line.Measure.Title}, {line.Place}, {line.Figure.Period}: {line.Measure.Say(line.Figure.Value)}"
                );
            }
            catch (ImportRefused refused)
            {
                report.Refuse(row.Line, what.Length > 80 ? what[..80] + "…" : what, refused.Message);
            }
        }
        if (report.Read == 0)
            throw new ImportRefused("The file has a heading and no rows");
        return lines;
    }

    private static ValueLine Line(TableRow row, ValueDirectory directory, LivingDates dates, DateOnly today)
    {
        var measure = directory.Need(row.Needed("measure"));
        var part = row["part"] is not { } label
            ? ""
            : measure
                .Parts.FirstOrDefault(p => string.Equals(p.Label, label, StringComparison.OrdinalIgnoreCase))
                ?.Label
                ?? throw new ImportRefused(
                    measure.Parts.Count == 0
                        ? $"{measure.Title} has no parts"
                        : $"{measure.Title} has no part “{label}”. It has {string.Join(", ", measure.Parts.Select(p => p.Label))}"
                );
        var place = directory.Places.Need(row.Needed("place_type"), row.Needed("place"));
        if (!Period.TryParse(row.Needed("period"), out var period))
        {
            throw new ImportRefused(
                $"“{row["period"]}” is no period. Write 2026-03, 2025-26-Q4, FY2025, 2026 or 2026-03-01..2026-03-31"
            );
        }
        period = dates.Move(period);
        if (period.First > today)
            throw new ImportRefused($"{period} lies in the future");
        var (numerator, denominator) = (row.Number("numerator"), row.Number("denominator"));
        if (denominator == 0)
            throw new ImportRefused("denominator cannot be 0");
        var value =
            row.Number("value")
            ?? (numerator is { } n && denominator is { } d ? Ratio(measure, n, d) : (double?)null)
            ?? throw new ImportRefused("Give the value, or numerator and denominator");
        if (!double.IsFinite(value) || !measure.Kind.Fits(value))
            throw new ImportRefused($"{value:0.###} cannot be a {((Enum)measure.Kind).Say().ToLowerInvariant()}");
        if (row["note"] is { Length: > 1000 })
            throw new ImportRefused("note must be 1,000 characters or fewer");
        return new(
            row.Line,
            measure,
            place.Name,
            new(measure.Id, place.Id, period, value)
            {
                Part = part,
                Numerator = numerator,
                Denominator = denominator,
                Note = row["note"],
            }
        );
    }

    /// <summary>A share as the measure writes it: of 100 for a percentage, of the rate’s base for a rate.</summary>
    public static double Ratio(Measure measure, double numerator, double denominator) =>
        numerator / denominator * (measure.Kind == MeasureKind.Percentage ? 100 : measure.RateBase ?? 1);
}

/// <summary>A change of more than half from the value before, which asks for a word of why (D-04).</summary>
internal static class Jumps
{
    private const double Half = 50;

    /// <returns>By how many per cent it differs; null where it does not by more than half, or nothing stands before it.</returns>
    public static double? Of(Measure measure, double? before, double value)
    {
        if (before is not { } was || was == 0 || measure.Kind is MeasureKind.Narrative or MeasureKind.Milestone)
            return null;
        var change = (value - was) / was * 100;
        return Math.Abs(change) > Half ? Math.Round(change, 0, MidpointRounding.AwayFromZero) : null;
    }
}
