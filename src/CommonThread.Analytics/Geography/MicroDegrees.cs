namespace CommonThread.Analytics.Geography;

/// <summary>
/// Longitudes and latitudes as whole millionths of a degree (about 0.11 m of latitude, 0.07 m of longitude in Britain):
/// the six decimals in which police and statistics agencies publish, held exactly in 32 bits.
/// </summary>
public static class MicroDegrees
{
    /// <summary>Micro-degrees in a degree.</summary>
    public const int PerDegree = 1_000_000;

    /// <summary>The nearest micro-degree, halves to even.</summary>
    /// <returns>False when the value is not a number or not within ±180 degrees.</returns>
    public static bool TryFrom(double degrees, out int micro)
    {
        micro = 0;
        if (!(degrees >= -180 && degrees <= 180))
            return false;
        micro = (int)Math.Round(degrees * PerDegree);
        return true;
    }
}
