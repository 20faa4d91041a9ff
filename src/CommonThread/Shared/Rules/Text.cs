using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CommonThread.Shared;

/// <summary>Text as people type it, made regular on entry, so that two spellings of a space are one text.</summary>
public static partial class Text
{
    /// <summary>Unicode form C, no control characters but line breaks, single spaces, trimmed; null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var form = SafeNormalise(text);
        var cleaned = new StringBuilder(form.Length);
        foreach (var c in form.Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            if (c is '\n' or '\t' || !char.IsControl(c))
                cleaned.Append(c is '\u00a0' ? ' ' : c);
        }
        var result = Spaces().Replace(cleaned.ToString(), " ").Trim();
        return result.Length == 0 ? null : result;
    }

    /// <summary>A stable address part: lower case letters, digits and single hyphens; "Osmaston/Allenton" gives "osmaston-allenton".</summary>
    public static string Slug(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = new StringBuilder(text.Length);
        foreach (var c in SafeNormalise(text, NormalizationForm.FormD).ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\'' or '’')
                continue;
            plain.Append(c is >= 'a' and <= 'z' or >= '0' and <= '9' ? c : '-');
        }
        var slug = Hyphens().Replace(plain.ToString().Replace("&", "and", StringComparison.Ordinal), "-").Trim('-');
        return slug.Length == 0 ? "item"
            : slug.Length > 80 ? slug[..80].TrimEnd('-')
            : slug;
    }

    /// <summary>"3 actions", "1 action", "2 priorities": a count with its noun.</summary>
    public static string Count(int n, string one, string? many = null) =>
        n == 1 ? $"1 {one}" : $"{n.ToString("N0", Words)} {many ?? Several(one)}";

    /// <summary>A noun with its article: "an objective".</summary>
    public static string WithArticle(this string noun)
    {
        ArgumentNullException.ThrowIfNull(noun);
        return ("aeio".Contains(char.ToLower(noun[0], Words), StringComparison.Ordinal) ? "an " : "a ") + noun;
    }

    private static string Several(string one) =>
        one is [.., not ('a' or 'e' or 'o' or 'u'), 'y'] ? one[..^1] + "ies" : one + "s";

    /// <summary>The language people read dates and numbers in.</summary>
    public static CultureInfo Words { get; } = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>
    /// A heading as it stands inside a sentence: "Small areas (LSOA 2011)" begins small; the name of a kind of body, as in
    /// "Community Safety Partnership areas", and abbreviations keep their capitals.
    /// </summary>
    public static string InSentence(this string heading)
    {
        ArgumentNullException.ThrowIfNull(heading);
        var words = heading.Split(' ', 3);
        var named =
            words[0].Skip(1).Any(char.IsUpper)
            || (words.Length > 1 && words[1].Length > 0 && char.IsUpper(words[1][0]));
        return named || heading.Length == 0 ? heading : char.ToLower(heading[0], Words) + heading[1..];
    }

    /// <summary>A date as people say it: "4 March 2026".</summary>
    public static string Say(this DateOnly date) => date.ToString("d MMMM yyyy", Words);

    /// <summary>A date, or the words for its absence.</summary>
    public static string Say(this DateOnly? date, string absent = "not set") => date?.Say() ?? absent;

    /// <summary>A moment in United Kingdom time: "4 March 2026 at 14:05".</summary>
    public static string Say(this DateTime utc) =>
        TimeZoneInfo
            .ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), UnitedKingdom)
            .ToString("d MMMM yyyy 'at' HH:mm", Words);

    /// <summary>Today in the United Kingdom, where every deadline is read.</summary>
    public static DateOnly Today(this TimeProvider clock) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime, UnitedKingdom));

    /// <summary>Words of an enum member: <c>OnTrack</c> gives "On track".</summary>
    public static string Say(this Enum value)
    {
        var words = Capitals().Replace(value.ToString(), " $1").Trim();
        return words.Length < 2 ? words : words[0] + words[1..].ToLowerInvariant();
    }

    private static TimeZoneInfo UnitedKingdom { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private static string SafeNormalise(string text, NormalizationForm form = NormalizationForm.FormC)
    {
        // A lone surrogate cannot be normalised; it is replaced as any reader would see it.
        try
        {
            return text.Normalize(form);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(form);
        }
    }

    [GeneratedRegex("[ \t]+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("-{2,}", RegexOptions.None, 1000)]
    private static partial Regex Hyphens();

    [GeneratedRegex("(?<!^)([A-Z0-9])", RegexOptions.None, 1000)]
    private static partial Regex Capitals();
}
