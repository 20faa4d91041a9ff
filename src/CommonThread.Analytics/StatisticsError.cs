using System.Diagnostics.CodeAnalysis;

namespace CommonThread.Analytics;

/// <summary>Values that a method cannot honestly be used on; <see cref="Exception.Message"/> says why in plain English.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "An error in the words of the field.")]
public sealed class StatisticsError(string message) : Exception(message)
{
    internal static void If(bool refused, string message)
    {
        if (refused)
            throw new StatisticsError(message);
    }

    /// <summary>Refuses a value that is not a number or is beyond what can be added up without losing its meaning.</summary>
    internal static void IfNotFinite(double value, string what) =>
        If(!double.IsFinite(value) || Math.Abs(value) > 1e150, $"{what} must be ordinary numbers");
}
