namespace CommonThread.Analytics.Crime;

/// <summary>Numbers and months out of the bytes of a police file.</summary>
internal static class CrimeText
{
    /// <summary>
    /// Decimal degrees, such as -1.214176, to micro-degrees; digits past the sixth round half away from zero.
    /// </summary>
    /// <returns>False for anything but an optional sign, one to three digits, and optionally a point and digits.</returns>
    public static bool Degrees(ReadOnlySpan<byte> text, out int micro)
    {
        micro = 0;
        var i = 0;
        var negative = false;
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
        {
            negative = text[0] == '-';
            i = 1;
        }
        var whole = i;
        var value = 0;
        for (; i < text.Length && (uint)(text[i] - '0') <= 9; i++)
            if (i - whole >= 3)
                return false;
            else
                value = value * 10 + (text[i] - '0');
        if (i == whole)
            return false;
        var decimals = 0;
        if (i < text.Length)
        {
            if (text[i] != '.')
                return false;
            for (i++; i < text.Length; i++)
            {
                var digit = text[i] - '0';
                if ((uint)digit > 9)
                    return false;
                if (decimals < 6)
                    value = value * 10 + digit;
                else if (decimals == 6 && digit >= 5)
                    value++;
                decimals++;
            }
        }
        for (; decimals < 6; decimals++)
            value *= 10;
        micro = negative ? -value : value;
        return true;
    }

    /// <summary>Months from January 2000 to December 2099.</summary>
    public const int MonthsAhead = 1200;

    /// <summary>YYYY-MM of the years 2000 to 2099 as months since January 2000.</summary>
    public static bool Month(ReadOnlySpan<byte> text, out int month)
    {
        month = 0;
        if (text.Length != 7 || text[0] != '2' || text[1] != '0' || text[4] != '-')
            return false;
        int a = text[2] - '0',
            b = text[3] - '0',
            c = text[5] - '0',
            d = text[6] - '0';
        if ((uint)a > 9 || (uint)b > 9 || (uint)c > 9 || (uint)d > 9)
            return false;
        var ofYear = c * 10 + d;
        month = (a * 10 + b) * 12 + ofYear - 1;
        return ofYear is >= 1 and <= 12;
    }

    /// <summary>The first day of the month with this number.</summary>
    public static DateOnly FirstDay(int month) => new(2000 + month / 12, month % 12 + 1, 1);
}
