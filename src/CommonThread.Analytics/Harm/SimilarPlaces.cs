namespace CommonThread.Analytics.Harm;

/// <summary>A place like another.</summary>
/// <param name="Place">Its number among the places given.</param>
/// <param name="Distance">How unlike: standard deviations over the variables, as a straight line.</param>
public sealed record SimilarPlace(int Place, double Distance);

/// <summary>A variable by which places are alike or not.</summary>
/// <param name="Name">What it is, so that a group can say what it rests on.</param>
/// <param name="Values">One for each place.</param>
/// <param name="Weight">How much it counts beside the others; above zero.</param>
public sealed record SimilarityVariable(string Name, IReadOnlyList<double> Values, double Weight = 1);

/// <summary>
/// Most similar places: for each place those nearest to it in what is known to drive crime (population, deprivation, turnover of
/// residents), not in crime itself. Each variable is put into standard deviations (over n − 1), squared differences are
/// weighed and added, and the root is the distance.
/// </summary>
public static class SimilarPlaces
{
    /// <summary>The k places most like each place, the most alike first; equals by number.</summary>
    /// <param name="variables">At least one.</param>
    /// <param name="k">From 1 to one less than the places.</param>
    /// <exception cref="StatisticsError">A variable that is the same everywhere, of another length, or not a number.</exception>
    public static IReadOnlyList<IReadOnlyList<SimilarPlace>> Nearest(IReadOnlyList<SimilarityVariable> variables, int k)
    {
        ArgumentNullException.ThrowIfNull(variables);
        StatisticsError.If(variables.Count == 0, "Say by which variables places are alike");
        var count = variables[0].Values.Count;
        StatisticsError.If(k < 1 || k >= count, "Ask for at least one similar place and fewer than there are places");
        var standard = variables.Select(v => Standardised(v, count)).ToArray();
        var result = new IReadOnlyList<SimilarPlace>[count];
        for (var i = 0; i < count; i++)
            result[i] =
            [
                .. Enumerable
                    .Range(0, count)
                    .Where(j => j != i)
                    .Select(j => new SimilarPlace(j, Math.Sqrt(standard.Sum(s => (s[i] - s[j]) * (s[i] - s[j])))))
                    .OrderBy(s => s.Distance)
                    .ThenBy(s => s.Place)
                    .Take(k),
            ];
        return result;
    }

    private static double[] Standardised(SimilarityVariable variable, int count)
    {
        StatisticsError.If(variable.Values.Count != count, $"“{variable.Name}” needs one value for each place");
        StatisticsError.If(!(variable.Weight is > 0 and <= 1e6), $"The weight of “{variable.Name}” must be above zero");
        foreach (var value in variable.Values)
            StatisticsError.If(
                !(Math.Abs(value) <= 1e100),
                $"The values of “{variable.Name}” must be ordinary numbers"
            );
        var mean = variable.Values.Average();
        var deviation = Math.Sqrt(variable.Values.Sum(v => (v - mean) * (v - mean)) / (count - 1));
        StatisticsError.If(
            !(deviation > 1e-13 * variable.Values.Max(Math.Abs)),
            $"“{variable.Name}” is the same everywhere, so it cannot tell places apart"
        );
        return [.. variable.Values.Select(v => (v - mean) / deviation * Math.Sqrt(variable.Weight))];
    }
}
