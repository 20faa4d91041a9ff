using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Measures.Definitions;

/// <summary>The form in which a measure is defined.</summary>
public sealed class MeasureInput
{
    public string? Title { get; set; }

    public string? Definition { get; set; }

    public MeasureKind? Kind { get; set; }

    public MeasureRole? Role { get; set; }

    public Direction? Direction { get; set; }

    public string? Unit { get; set; }

    public PeriodKind? Frequency { get; set; }

    public string? Numerator { get; set; }

    public string? Denominator { get; set; }

    public int? RateBase { get; set; }

    public RollUp? RollUp { get; set; }

    /// <summary>One part a line.</summary>
    public string? Parts { get; set; }

    public string? SourceText { get; set; }

    public int? OwnerPostId { get; set; }

    public double? Baseline { get; set; }

    public DateOnly? BaselineOn { get; set; }

    public string? BaselineText { get; set; }

    public double? Target { get; set; }

    public DateOnly? TargetBy { get; set; }

    public string? TargetText { get; set; }

    [Display(Name = "Tolerance")]
    public double TolerancePercent { get; set; } = 10;

    public bool PartnersOnly { get; set; }

    public bool Suppress { get; set; }

    [Display(Name = "Below how many")]
    public int? SuppressBelow { get; set; }

    public static MeasureInput From(Measure m) =>
        new()
        {
            Title = m.Title,
            Definition = m.Definition,
            Kind = m.Kind,
            Role = m.Role,
            Direction = m.Direction,
            Unit = m.Unit,
            Frequency = m.Frequency,
            Numerator = m.Numerator,
            Denominator = m.Denominator,
            RateBase = m.RateBase,
            RollUp = m.RollUp,
            Parts = string.Join('\n', m.Parts.OrderBy(p => p.Order).Select(p => p.Label)),
            SourceText = m.SourceText,
            OwnerPostId = m.OwnerPostId,
            Baseline = m.Baseline,
            BaselineOn = m.BaselineOn,
            BaselineText = m.BaselineText,
            Target = m.Target,
            TargetBy = m.TargetBy,
            TargetText = m.TargetText,
            TolerancePercent = m.TolerancePercent,
            PartnersOnly = !m.IsPublic,
            Suppress = m.Suppress,
            SuppressBelow = m.SuppressBelow,
        };

    /// <summary>What was typed as a definition; what the form does not ask is kept.</summary>
    public MeasureDefinition Over(MeasureDefinition? before)
    {
        Rules.Check(
            (nameof(Kind), Kind is not null, "Choose what kind of value it is"),
            (nameof(Direction), Direction is not null, "Choose which way is better"),
            (nameof(Frequency), Frequency is not null, "Choose how often there is a value")
        );
        var typed = new MeasureDefinition
        {
            Title = Title ?? "",
            Definition = Definition ?? "",
            Kind = Kind!.Value,
            Direction = Direction!.Value,
            Role = Role ?? MeasureRole.Outcome,
            Unit = Unit ?? "",
            Frequency = Frequency!.Value,
            Numerator = Numerator,
            Denominator = Denominator,
            RateBase = RateBase,
            RollUp = RollUp ?? Measures.RollUp.None,
            SourceText = SourceText,
            OwnerPostId = OwnerPostId,
            Public = !PartnersOnly,
            Suppress = Suppress,
            SuppressBelow = SuppressBelow,
        };
        return before is null
            ? typed
            : typed with
            {
                Family = before.Family,
                Dimensions = before.Dimensions,
                SmallestPlaceType = before.SmallestPlaceType,
                Illustrative = before.Illustrative,
            };
    }

    /// <summary>Puts parts, baseline and target on the measure.</summary>
    public void Fill(Measure measure, string? reason)
    {
        measure.SplitInto((Parts ?? "").Split('\n'));
        measure.StartFrom(Baseline, BaselineOn, BaselineText, reason);
        measure.AimFor(Target, TargetBy, TargetText, TolerancePercent);
    }

    public static IEnumerable<SelectListItem> Choices<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(v => new SelectListItem(v.Say(), v.ToString()));
}
