using System.Text.Json;

namespace CommonThread.Analytics.Tests;

/// <summary>Values that independent implementations gave: beside each is the script that made them.</summary>
internal static class Expected
{
    public static JsonElement Read(string name)
    {
        using var stream =
            typeof(Expected).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not among the expected values");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    public static double[] Doubles(this JsonElement array) =>
        [.. array.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Number ? v.GetDouble() : double.NaN)];

    public static int? OptionalInt(this JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    /// <summary>Equal to one part in a million, or to a trillionth about zero.</summary>
    public static void ShouldAgree(this double actual, double expected, string what, double relative = 1e-6) =>
        Math.Abs(actual - expected)
            .ShouldBeLessThanOrEqualTo((relative * Math.Abs(expected)) + 1e-9, $"{what}: {actual:R} for {expected:R}");
}
