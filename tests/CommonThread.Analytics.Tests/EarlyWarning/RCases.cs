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

    public static EarsOptions Ears(JsonElement choices) =>
        new()
        {
            Method = Enum.Parse<EarsMethod>(choices.GetProperty("method").GetString()!),
            C3AboutTheCount = true,
            Baseline = choices.GetProperty("baseline").GetInt32(),
            MinSigma = choices.GetProperty("minSigma").GetDouble(),
            Alpha = choices.GetProperty("alpha").GetDouble(),
        };

    public static CusumOptions Cusum(JsonElement choices) =>
        new()
        {
            K = choices.GetProperty("k").GetDouble(),
            H = choices.GetProperty("h").GetDouble(),
            Mean = choices.GetProperty("m").ValueKind == JsonValueKind.String ? InControl.Season() : InControl.Average,
            Alpha = Optional(choices, "alpha") ?? 0,
            Transform = choices.GetProperty("trans").GetString() switch
            {
                "standard" => CusumTransform.Standard,
                "rossi" => CusumTransform.Rossi,
                "anscombe" => CusumTransform.Anscombe,
                "anscombe2nd" => CusumTransform.AnscombeSecondOrder,
                "pearsonNegBin" => CusumTransform.PearsonNegBin,
                "anscombeNegBin" => CusumTransform.AnscombeNegBin,
                _ => CusumTransform.None,
            },
        };

    public static LikelihoodRatioOptions Ratio(JsonElement choices) =>
        new()
        {
            Threshold = choices.GetProperty("c.ARL").GetDouble(),
            Mean = InControl.Season(
                choices.GetProperty("mu0").GetProperty("S").GetInt32(),
                choices.GetProperty("mu0").GetProperty("trend").GetBoolean()
            ),
            Alpha = Optional(choices, "alpha"),
            Kappa = Optional(choices, "theta"),
            Direction =
                choices.GetProperty("dir").GetString() == "inc" ? ChangeDirection.Increase : ChangeDirection.Decrease,
        };

    private static double? Optional(JsonElement choices, string name) =>
        choices.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : null;
}
