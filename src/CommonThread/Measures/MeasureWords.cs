namespace CommonThread.Measures;

/// <summary>What sort of value a measure has; it decides how the value is written and how small areas add up.</summary>
public enum MeasureKind
{
    /// <summary>A whole number of things in a period: crimes, people. Small areas are summed.</summary>
    Count = 1,

    /// <summary>Numerator ÷ denominator × rate base. Recomputed from summed parts, never averaged.</summary>
    Rate = 2,

    /// <summary>Numerator ÷ denominator × 100, from 0 to 100.</summary>
    Percentage = 3,

    /// <summary>A score on the publisher's own scale; larger places take the mean weighted by population.</summary>
    Score = 4,

    /// <summary>A position in the publisher's list, 1 first. Ranks of small areas cannot be added up.</summary>
    Rank = 5,

    /// <summary>Pounds.</summary>
    Money = 6,

    /// <summary>Something that is reached on a date or not: 1 reached, 0 not yet.</summary>
    Milestone = 7,

    /// <summary>An award that is held or not: 1 held, 0 not.</summary>
    Award = 8,

    /// <summary>A document that is in force or not: 1 in force, 0 not.</summary>
    DocumentInForce = 9,

    /// <summary>A judgement in words with its evidence: 0 not yet, 1 partly, 2 achieved.</summary>
    Narrative = 10,
}

/// <summary>Which way is better.</summary>
public enum Direction
{
    Up = 1,
    Down = 2,

    /// <summary>Neither: a rise in reported hate crime may be better reporting.</summary>
    Neither = 3,
}

/// <summary>What a measure shows (D-02).</summary>
public enum MeasureRole
{
    Outcome = 1,
    Output = 2,
    Activity = 3,
    Risk = 4,
    Harm = 5,
    Perception = 6,
    Money = 7,

    /// <summary>Background to other figures: population, deprivation, rurality.</summary>
    Context = 8,
}

public enum MeasureStatus
{
    InUse = 1,

    /// <summary>Kept with its figures; no new ones are entered.</summary>
    Retired = 2,
}

/// <summary>How the values of small areas make the value of a larger place.</summary>
public enum RollUp
{
    /// <summary>They do not: each place has its own value or none.</summary>
    None = 1,

    Sum = 2,

    /// <summary>Numerators and denominators are each summed, then divided: rates, percentages and weighted scores.</summary>
    Ratio = 3,
}

/// <summary>What a value of each kind can be.</summary>
public static class MeasureValues
{
    /// <summary>Whether a number can be the value of a measure of this kind: a percentage from 0 to 100, a judgement 0, 1 or 2.</summary>
    public static bool Fits(this MeasureKind kind, double value) =>
        kind switch
        {
            MeasureKind.Percentage => value is >= 0 and <= 100,
            MeasureKind.Count or MeasureKind.Rate => value >= 0,
            MeasureKind.Rank => value >= 1,
            MeasureKind.Narrative => value is 0 or 1 or 2,
            MeasureKind.Milestone or MeasureKind.Award or MeasureKind.DocumentInForce => value is 0 or 1,
            _ => true,
        };
}
