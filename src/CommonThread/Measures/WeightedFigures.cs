namespace CommonThread.Measures;

/// <summary>
/// Values of small areas with the same weighted by residents for every larger place. Numerator and denominator are kept, so
/// that any other grouping can be recomputed and nothing is ever averaged twice.
/// </summary>
internal sealed class WeightedFigures(SmallAreas areas, Residents residents, Period period, List<NewFigure> figures)
{
    /// <param name="note">What is noted beside a small area's value.</param>
    public void Add(
        int measure,
        string part,
        IEnumerable<(int PlaceId, double? Value)> values,
        Func<int, string?>? note = null
    )
    {
        var ratios = new Dictionary<int, (double Numerator, double Denominator)>();
        foreach (var (place, value) in values)
        {
            if (value is not { } v)
                continue;
            var people = residents.In(place, period.First.Year);
            figures.Add(
                new(measure, place, period, v)
                {
                    Part = part,
                    Numerator = v * people,
                    Denominator = people,
                    Note = note?.Invoke(place),
                    BoundaryId = areas.BoundaryOf(place),
                }
            );
            if (people is { } p)
                ratios[place] = (v * p, p);
        }
        foreach (var (place, numerator, denominator) in areas.Ratios(ratios))
        {
            figures.Add(
                new(measure, place, period, numerator / denominator)
                {
                    Part = part,
                    Numerator = numerator,
                    Denominator = denominator,
                    BoundaryId = areas.BoundaryOf(place),
                }
            );
        }
    }

    /// <summary>Values that cannot be rolled up.</summary>
    public void AddSmallAreasOnly(int measure, IEnumerable<(int PlaceId, double? Value)> values)
    {
        foreach (var (place, value) in values)
        {
            if (value is { } v)
                figures.Add(new(measure, place, period, v) { BoundaryId = areas.BoundaryOf(place) });
        }
    }
}
