namespace CommonThread.Strategy.Imports.Sections;

/// <summary>Joins a record that a file holds to others that it names.</summary>
internal static class Links
{
    /// <summary>Links a record to each that a list of names, or of numbers, points at.</summary>
    public static void To(
        FrameworkFile file,
        RecordRef lower,
        FrameworkObject given,
        string key,
        string kind,
        string relation
    )
    {
        var names = kind is StrategyKinds.Pledge or StrategyKinds.Objective
            ? given.Numbers(key).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : given.Texts(key);
        foreach (var id in names.Select(n => file.Needed(kind, n, given.At(key))).Distinct())
            file.Join(lower, new(kind, id), relation);
    }

    /// <summary>Links a record to the places where it happens.</summary>
    public static void ToPlaces(FrameworkFile file, RecordRef lower, FrameworkObject given)
    {
        var places = new HashSet<int>();
        foreach (var place in given.List("places"))
        {
            place.Only("place_type", "place");
            if (file.Place(place) is { } id && places.Add(id))
                file.Join(lower, new("place", id), Activities.Activity.Happens);
        }
    }

    /// <summary>Links a record to one other that a field names.</summary>
    public static void One(
        FrameworkFile file,
        RecordRef lower,
        FrameworkObject given,
        string key,
        string kind,
        string relation
    )
    {
        if (file.Named(kind, given, key) is { } id)
            file.Join(lower, new(kind, id), relation);
    }
}
