using System.Text.Json;
using CommonThread.Analytics.EarlyWarning;

namespace CommonThread.Analytics.Tests.EarlyWarning;

/// <summary>R's names for a method's choices, read into ours.</summary>
internal static class RCases
{
    public static double?[] Counts(JsonElement series) =>
        [.. series.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Number ? v.GetDouble() : (double?)null)];

    public static FarringtonOptions Flexible(JsonElement choices) =>
        Farrington(FarringtonOptions.Flexible, choices) with
        {
            NoPeriods = choices.GetProperty("noPeriods").GetInt32(),
            PastWeeksNotIncluded = choices.GetProperty("pastWeeksNotIncluded").GetInt32(),
            TrendThreshold = choices.GetProperty("pThresholdTrend").GetDouble(),
            WeightsThreshold = choices.GetProperty("weightsThreshold").GetDouble(),
            Threshold = choices.GetProperty("thresholdMethod").GetString() switch
            {
                "delta" => ThresholdMethod.Delta,
                "nbPlugin" => ThresholdMethod.NbPlugin,
                _ => ThresholdMethod.Muan,
            },
        };

    public static FarringtonOptions Farrington(FarringtonOptions start, JsonElement choices) =>
        start with
        {
            YearsBack = choices.GetProperty("b").GetInt32(),
            HalfWindow = choices.GetProperty("w").GetInt32(),
            Reweight = choices.GetProperty("reweight").GetBoolean(),
            Alpha = choices.GetProperty("alpha").GetDouble(),
            Trend = choices.GetProperty("trend").GetBoolean(),
            Limit = new(choices.GetProperty("limit54")[0].GetInt32(), choices.GetProperty("limit54")[1].GetInt32()),
            Power = choices.GetProperty("powertrans").GetString() switch
            {
                "2/3" => PowerTransform.TwoThirds,
                "1/2" => PowerTransform.Half,
                _ => PowerTransform.None,
            },
        };
}
