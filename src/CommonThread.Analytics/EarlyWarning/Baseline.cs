namespace CommonThread.Analytics.EarlyWarning;

/// <summary>
/// The weeks that a judged week is compared with, and the level of the season that each is in. Room for one series at a time,
/// used again for the next.
/// </summary>
internal sealed class Baseline
{
    public int Length { get; private set; }

    /// <summary>Levels in use; the judged week is in the last, the window around the same week of each year.</summary>
    public int Levels { get; private set; }

    public double[] Counts { get; private set; } = [];

    /// <summary>Weeks after the judged one: all negative.</summary>
    public double[] Times { get; private set; } = [];

    public int[] Level { get; private set; } = [];

    /// <summary>Population of each week over that of the judged week, where <see cref="Exposed"/>.</summary>
    public double[] Exposure { get; private set; } = [];

    public bool Exposed { get; private set; }

    public double Greatest { get; private set; }

    public double Total { get; private set; }

    /// <summary>Whether the first year's own week lies in the series (its window may be cut short).</summary>
    public static bool Reaches(int week, FarringtonOptions options) => week - (options.YearsBack * options.Cycle) >= 0;

    /// <summary>Gathers the past weeks that have a count, in order of time.</summary>
    public void Gather(
        ReadOnlySpan<double> series,
        ReadOnlySpan<double> population,
        int week,
        FarringtonOptions options
    )
    {
        (Length, Greatest, Total) = (0, 0, 0);
        (Levels, Exposed) = (options.NoPeriods, population.Length > 0);
        var (cycle, half) = (options.Cycle, options.HalfWindow);
        var first = week - (options.YearsBack * cycle) - half;
        var room = week - first;
        if (Counts.Length < room)
            (Counts, Times, Level) = (new double[room], new double[room], new int[room]);
        if (Exposed && Exposure.Length < room)
            Exposure = new double[room];
        var seasonal = options.NoPeriods > 1;
        var end = week - options.Gap;
        for (var i = Math.Max(0, first); i < end; i++)
        {
            // Weeks since the start of the window around the same week of a past year.
            var place = (i - first) % cycle;
            if (!seasonal && place > 2 * half)
            {
                i += cycle - place - 1; // on to the next year’s window
                continue;
            }
            if (double.IsNaN(series[i]))
                continue;
            Counts[Length] = series[i];
            Times[Length] = i - week;
            Level[Length] = seasonal ? LevelOf(place, options) : 0;
            if (Exposed)
                Exposure[Length] = population[i] / population[week];
            Greatest = Math.Max(Greatest, series[i]);
            Total += series[i];
            Length++;
        }
    }

    // Noufaily 2013, 3.3: one level of 2w + 1 weeks and others of equal length; what does not divide goes to the first ones.
    private static int LevelOf(int place, FarringtonOptions options)
    {
        var others = options.NoPeriods - 1;
        var after = place - ((2 * options.HalfWindow) + 1);
        if (after < 0)
            return others;
        var weeks = options.Cycle - ((2 * options.HalfWindow) + 1);
        var (length, longer) = (weeks / others, weeks % others);
        return after < longer * (length + 1) ? after / (length + 1) : (after - longer) / length;
    }
}
