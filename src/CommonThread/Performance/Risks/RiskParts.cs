namespace CommonThread.Performance.Risks;

/// <summary>How a risk was judged on a day: likelihood and harm from 1 (least) to 5, without and with its controls.</summary>
public sealed class RiskAssessment
{
    public int Id { get; private set; }

    /// <summary>From 1, in the order of time.</summary>
    public required int Number { get; init; }

    public required DateOnly On { get; init; }

    public required int Likelihood { get; init; }

    public required int Harm { get; init; }

    public required int ResidualLikelihood { get; init; }

    public required int ResidualHarm { get; init; }

    /// <summary>What had changed; null for the first.</summary>
    public string? Why { get; init; }

    public int? PostId { get; init; }

    /// <summary>1 to 25, without controls.</summary>
    public int Score => Likelihood * Harm;

    /// <summary>1 to 25, with controls: what is left.</summary>
    public int Residual => ResidualLikelihood * ResidualHarm;
}

/// <summary>A figure that shows a risk.</summary>
public sealed class RiskMeasure
{
    public int Id { get; private set; }

    public required int MeasureId { get; init; }
}

/// <summary>A partnership's area that a risk is about.</summary>
public sealed class RiskPlace
{
    public int Id { get; private set; }

    public required int PlaceId { get; init; }
}

/// <summary>A risk as its form gives it.</summary>
public sealed class RiskText
{
    public string? Title { get; set; }

    public int? PriorityId { get; set; }

    public string? Cause { get; set; }

    public string? Event { get; set; }

    public string? Effect { get; set; }

    public string? Controls { get; set; }

    public List<int> MeasureIds { get; set; } = [];

    public List<int> PlaceIds { get; set; } = [];

    public int? OwnerPostId { get; set; }

    public int? Tolerance { get; set; } = UsualTolerance;

    public const int UsualTolerance = 9;

    public static RiskText From(Risk risk)
    {
        ArgumentNullException.ThrowIfNull(risk);
        return new()
        {
            Title = risk.Title,
            PriorityId = risk.PriorityId,
            Cause = risk.Cause,
            Event = risk.Event,
            Effect = risk.Effect,
            Controls = risk.Controls,
            MeasureIds = [.. risk.Measures.Select(m => m.MeasureId)],
            PlaceIds = [.. risk.Places.Select(p => p.PlaceId)],
            OwnerPostId = risk.OwnerPostId,
            Tolerance = risk.Tolerance,
        };
    }
}

/// <summary>A judgement as its form gives it.</summary>
public sealed class AssessmentText
{
    public int? Likelihood { get; set; }

    public int? Harm { get; set; }

    public int? ResidualLikelihood { get; set; }

    public int? ResidualHarm { get; set; }

    public string? Why { get; set; }

    public DateOnly? NextReview { get; set; }
}
