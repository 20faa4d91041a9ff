namespace CommonThread.Analytics.Impact;

/// <summary>Events in an area before and after, over periods and ground that may differ.</summary>
/// <param name="Before">Events before.</param>
/// <param name="After">Events after.</param>
public sealed record BeforeAfter(double Before, double After)
{
    /// <summary>Length of the time before, in any unit, where it is not the time after’s (Wheeler’s time weights).</summary>
    public double TimeBefore { get; init; } = 1;

    /// <summary>Length of the time after, in the same unit.</summary>
    public double TimeAfter { get; init; } = 1;

    /// <summary>Size of the area, in the unit that all areas share: square kilometres, streets, people.</summary>
    public double Size { get; init; } = 1;

    internal BeforeAfter Checked(string what)
    {
        StatisticsError.If(
            !(Before is >= 0 and <= 1e12) || !(After is >= 0 and <= 1e12),
            $"The counts of the {what} must be ordinary numbers, zero or more"
        );
        StatisticsError.If(
            !(TimeBefore is >= 1e-6 and <= 1e9) || !(TimeAfter is >= 1e-6 and <= 1e9) || !(Size is >= 1e-6 and <= 1e15),
            $"Times and size of the {what} must be above zero"
        );
        return this;
    }

    /// <summary>Events after to a unit of time and size, less the same before.</summary>
    internal double Change => ((After / TimeAfter) - (Before / TimeBefore)) / Size;

    /// <summary>Its variance, the counts being Poisson.</summary>
    internal double Variance => ((After / TimeAfter / TimeAfter) + (Before / TimeBefore / TimeBefore)) / Size / Size;
}

/// <summary>What a weighted displacement quotient says.</summary>
public enum DisplacementReading
{
    /// <summary>The place did no better than the control, so that there is nothing to have moved.</summary>
    NoReduction,

    /// <summary>Below −1: more moved next door than was gained.</summary>
    DisplacementExceedsBenefit,

    /// <summary>−1: as much moved next door as was gained.</summary>
    DisplacementEqualsBenefit,

    /// <summary>Between −1 and 0: some moved next door, less than was gained.</summary>
    DisplacementBelowBenefit,

    /// <summary>0: the buffer moved as the control did.</summary>
    NeitherMovedNorSpread,

    /// <summary>Between 0 and 1: the buffer gained too, less than the place.</summary>
    BenefitSpread,

    /// <summary>1: the buffer gained as much as the place.</summary>
    BenefitSpreadInFull,

    /// <summary>Above 1: the buffer gained more than the place.</summary>
    BenefitSpreadBeyond,
}

/// <summary>A weighted displacement quotient of one buffer.</summary>
/// <param name="Success">Change of the place’s count relative to the control’s: below 0 where the place did better.</param>
/// <param name="BufferChange">The same of the buffer: above 0 where events may have moved there.</param>
/// <param name="Quotient">Buffer’s over place’s; null where the place did no better than the control.</param>
/// <param name="Reading">What that says.</param>
/// <param name="TotalNetEffect">Events averted in place and buffer together, had both otherwise moved as the control.</param>
public sealed record DisplacementQuotient(
    double Success,
    double BufferChange,
    double? Quotient,
    DisplacementReading Reading,
    double TotalNetEffect
)
{
    /// <summary>The reading, as a sentence.</summary>
    public string Words =>
        Reading switch
        {
            DisplacementReading.NoReduction =>
                "The place did no better than the control, so there is no gain that could have moved or spread.",
            DisplacementReading.DisplacementExceedsBenefit =>
                "More seems to have moved into the buffer than was gained in the place.",
            DisplacementReading.DisplacementEqualsBenefit =>
                "As much seems to have moved into the buffer as was gained in the place.",
            DisplacementReading.DisplacementBelowBenefit =>
                "Some seems to have moved into the buffer, but less than was gained in the place.",
            DisplacementReading.NeitherMovedNorSpread =>
                "The buffer moved as the control did: nothing seems to have moved or spread there.",
            DisplacementReading.BenefitSpread => "The buffer gained too, though less than the place.",
            DisplacementReading.BenefitSpreadInFull => "The buffer gained as much as the place.",
            DisplacementReading.BenefitSpreadBeyond =>
                "The buffer gained more than the place; look for another cause that both share.",
            _ => throw new InvalidOperationException($"{Reading} has no words"),
        };
}

/// <summary>Quotients of buffers one by one and together.</summary>
/// <param name="GrossEffect">Events before less events after in the place.</param>
/// <param name="NetEffect">Place’s count to the control’s before, less the same after: above 0 where the place did better.</param>
/// <param name="Buffers">Each buffer’s quotient, nearest first as given.</param>
/// <param name="Together">The quotient of all buffers added up.</param>
public sealed record DisplacementQuotients(
    double GrossEffect,
    double NetEffect,
    IReadOnlyList<DisplacementQuotient> Buffers,
    DisplacementQuotient Together
);

/// <summary>A weighted displacement difference.</summary>
/// <param name="Local">Change in the place less its control, with error, z, p and interval.</param>
/// <param name="Displaced">Change in the buffer less the buffer’s control; null without a buffer.</param>
/// <param name="Total">Both added up: below 0, events averted, what moved next door counted against them.</param>
public sealed record DisplacementDifference(Estimate Local, Estimate? Displaced, Estimate Total);

/// <summary>Did crime move next door, or did the benefit spread there?</summary>
public static class Displacement
{
    // Two quotients of counts this near are the same to the last digit that the division leaves.
    private const double Same = 1e-12;

    /// <summary>
    /// Weighted displacement quotient (Db after/C after − Db before/C before) / (A after/C after − A before/C before) of a place
    /// A, buffers Db about it and a control C (Bowers and Johnson, 2003, Journal of Quantitative Criminology 19:275),
    /// with the gross, net and total net effects of Guerette (2009, Analyzing Crime Displacement and Diffusion, appendix B).
    /// It has no standard error: beside small counts read <see cref="Difference"/>.
    /// </summary>
    /// <param name="place">Events where the action was; times and sizes must be 1, for ratios do without.</param>
    /// <param name="buffers">Events in one or more rings about it, nearest first.</param>
    /// <param name="control">Events where neither action nor displacement reached; above zero.</param>
    /// <exception cref="StatisticsError">No buffer; a negative count; a control without events before or after.</exception>
    public static DisplacementQuotients Quotient(
        BeforeAfter place,
        IReadOnlyList<BeforeAfter> buffers,
        BeforeAfter control
    )
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(buffers);
        ArgumentNullException.ThrowIfNull(control);
        StatisticsError.If(buffers.Count == 0, "The quotient needs at least one buffer");
        foreach (var area in (BeforeAfter[])[place.Checked("place"), control.Checked("control"), .. buffers])
        {
            area.Checked("buffer");
            StatisticsError.If(
                area is not { TimeBefore: 1, TimeAfter: 1, Size: 1 },
                "The quotient compares counts to the control’s as they are; leave times and sizes at 1"
            );
        }
        StatisticsError.If(
            control.Before < 1e-6 || control.After < 1e-6,
            "A control without events before or after gives nothing to weigh by; choose a larger one"
        );
        return new(
            place.Before - place.After,
            (place.Before / control.Before) - (place.After / control.After),
            [.. buffers.Select(b => Of(place, b, control))],
            Of(place, new(buffers.Sum(b => b.Before), buffers.Sum(b => b.After)), control)
        );
    }

    /// <summary>
    /// Weighted displacement difference (Wheeler and Ratcliffe, 2018, Crime Science 7:11): the place’s change less its control’s
    /// and the buffer’s less its control’s, with the standard error of Poisson counts: the square root of all of them added
    /// up; times and sizes divide the counts, and their squares the variances.
    /// </summary>
    /// <param name="place">Events where the action was.</param>
    /// <param name="control">Events where it was not, a place like it.</param>
    /// <param name="buffer">Events about the place; null where displacement is not looked at.</param>
    /// <param name="bufferControl">Events in an area like the buffer; given with it.</param>
    /// <param name="confidence">Above a half, below 1.</param>
    /// <exception cref="StatisticsError">A negative count; no events at all; a buffer without its control.</exception>
    public static DisplacementDifference Difference(
        BeforeAfter place,
        BeforeAfter control,
        BeforeAfter? buffer = null,
        BeforeAfter? bufferControl = null,
        double confidence = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(control);
        StatisticsError.If(
            !(confidence is > 0.5 and < 0.99999),
            "The confidence lies between a half and 1, such as 0.95"
        );
        StatisticsError.If(buffer is null != bufferControl is null, "A buffer and its control are given together");
        place.Checked("place");
        control.Checked("control");
        buffer?.Checked("buffer");
        bufferControl?.Checked("buffer’s control");
        Chance normal = new(null, confidence);
        Estimate Of(double value, double variance)
        {
            StatisticsError.If(!(variance > 1e-40), "There are no events to tell a difference from");
            return normal.Of(value, Math.Sqrt(variance));
        }
        var (local, localVariance) = (place.Change - control.Change, place.Variance + control.Variance);
        if (buffer is null || bufferControl is null)
            return new(Of(local, localVariance), null, Of(local, localVariance));
        var (moved, movedVariance) = (buffer.Change - bufferControl.Change, buffer.Variance + bufferControl.Variance);
        return new(
            Of(local, localVariance),
            movedVariance > 1e-40 ? Of(moved, movedVariance) : null,
            Of(local + moved, localVariance + movedVariance)
        );
    }

    private static DisplacementQuotient Of(BeforeAfter place, BeforeAfter buffer, BeforeAfter control)
    {
        static double Relative(BeforeAfter area, BeforeAfter control)
        {
            var (after, before) = (area.After / control.After, area.Before / control.Before);
            return Math.Abs(after - before) <= Same * Math.Max(after, before) ? 0 : after - before;
        }
        var (success, moved) = (Relative(place, control), Relative(buffer, control));
        var growth = control.After / control.Before;
        var net = (place.Before * growth) - place.After + (buffer.Before * growth) - buffer.After;
        if (success >= 0)
            return new(success, moved, null, DisplacementReading.NoReduction, net);
        var quotient = moved == 0 ? 0 : moved / success;
        return new(success, moved, quotient, Read(quotient), net);
    }

    private static DisplacementReading Read(double quotient)
    {
        if (Math.Abs(Math.Abs(quotient) - 1) <= 1e-9)
            return quotient > 0
                ? DisplacementReading.BenefitSpreadInFull
                : DisplacementReading.DisplacementEqualsBenefit;
        return quotient switch
        {
            < -1 => DisplacementReading.DisplacementExceedsBenefit,
            < 0 => DisplacementReading.DisplacementBelowBenefit,
            0 => DisplacementReading.NeitherMovedNorSpread,
            < 1 => DisplacementReading.BenefitSpread,
            _ => DisplacementReading.BenefitSpreadBeyond,
        };
    }
}
