namespace CommonThread.Analytics.Harm;

/// <summary>How much of the harm lies in how few places.</summary>
/// <param name="Places">Number of places.</param>
/// <param name="PlacesWithHalf">The fewest places that have at least the share asked for (half) of the harm between them.</param>
/// <param name="ShareOfPlaces">Those over all places, 0 to 1.</param>
/// <param name="Gini">0 where all places have the same, towards 1 where one has all (Gini, 1912).</param>
/// <param name="GiniSmallSample">That times n / (n − 1), which is 1 where one of n places has all (Deltas, 2003).</param>
/// <param name="GiniFewEvents">
/// For counts: the generalised coefficient max(n / c, 1) · (G − 1) + 1 for n places and c events (Bernasco and Steenbeek,
/// 2017, Journal of Quantitative Criminology 33:451), since with fewer events than places even one event to a place looks
/// concentrated; null where the values are not whole.
/// </param>
/// <param name="Lorenz">
/// Points of the curve from (0, 0) to (1, 1), the places with least harm first: share of places, share of harm.
/// </param>
public sealed record ConcentrationOfHarm(
    int Places,
    int PlacesWithHalf,
    double ShareOfPlaces,
    double Gini,
    double? GiniSmallSample,
    double? GiniFewEvents,
    IReadOnlyList<(double Places, double Harm)> Lorenz
);

/// <summary>Concentration of crime or harm over places of about the same size.</summary>
public static class Concentration
{
    /// <summary>Measures it.</summary>
    /// <param name="values">Events or severity of each place, zero or more; places with none belong in the list.</param>
    /// <param name="share">The share of the harm asked about; half by default.</param>
    /// <exception cref="StatisticsError">No places; a negative value; no harm anywhere.</exception>
    public static ConcentrationOfHarm Of(IReadOnlyList<double> values, double share = 0.5)
    {
        ArgumentNullException.ThrowIfNull(values);
        StatisticsError.If(!(share is > 0 and <= 1), "The share of the harm is above 0 and at most 1");
        StatisticsError.If(values.Count == 0, "Concentration needs at least one place");
        foreach (var value in values)
            StatisticsError.If(!(value is >= 0 and <= 1e100), "Values must be ordinary numbers, zero or more");
        var sorted = values.Order().ToArray();
        var total = sorted.Sum();
        StatisticsError.If(total <= 0, "No place has any, so nothing can be concentrated");
        var n = sorted.Length;
        var lorenz = new List<(double, double)>(n + 1) { (0, 0) };
        double sum = 0,
            weighted = 0;
        for (var i = 0; i < n; i++)
        {
            sum += sorted[i];
            weighted += ((2.0 * (i + 1)) - n - 1) * (sorted[i] / total);
            lorenz.Add(((i + 1.0) / n, Math.Min(1, sum / total)));
        }
        lorenz[^1] = (1, 1);
        var gini = Math.Max(0, weighted / n);
        var fewest = Fewest(sorted, total, share);
        return new(
            n,
            fewest,
            (double)fewest / n,
            gini,
            n > 1 ? gini * n / (n - 1) : null,
            // Divided by the fewer of places and events, the most even share that whole events allow comes out as 0.
            sorted.All(v => v == Math.Floor(v))
                ? (Math.Max(1, n / total) * (gini - 1)) + 1
                : null,
            lorenz
        );
    }

    private static int Fewest(double[] sorted, double total, double share)
    {
        double sum = 0;
        var count = 0;
        // A hair is allowed for rounding, so that three of six equal places have half.
        while (count < sorted.Length && sum < share * total * (1 - 1e-12))
            sum += sorted[^++count];
        return count;
    }
}
