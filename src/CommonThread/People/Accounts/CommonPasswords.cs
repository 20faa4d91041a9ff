using System.IO.Compression;

namespace CommonThread.People.Accounts;

/// <summary>
/// Passwords that are known from breaches, most used first: the list of zxcvbn (package @zxcvbn-ts/language-common, MIT
/// licence), held with the program so that nothing is asked of anybody outside.
/// </summary>
internal static class CommonPasswords
{
    private static readonly Lazy<HashSet<string>> Known = new(Read);

    /// <summary>Whether the password is one of them, or one of them twice, or one with numbers and signs around it.</summary>
    public static bool Holds(string password) =>
        Shapes(password.Trim().ToLowerInvariant()).Any(shape => shape.Length > 0 && Known.Value.Contains(shape));

    private static IEnumerable<string> Shapes(string password)
    {
        yield return password;
        var bare = password.TrimStart(NotLetters).TrimEnd(NotLetters);
        yield return bare;
        foreach (var whole in new[] { password, bare })
        {
            for (var times = 2; times <= whole.Length / 4; times++)
            {
                if (whole.Length % times == 0 && Repeats(whole, whole.Length / times))
                    yield return whole[..(whole.Length / times)];
            }
        }
    }

    private static bool Repeats(string text, int length)
    {
        for (var i = length; i < text.Length; i++)
        {
            if (text[i] != text[i - length])
                return false;
        }
        return true;
    }

    private static readonly char[] NotLetters =
    [
        .. Enumerable.Range(' ', 95).Select(c => (char)c).Where(c => !char.IsLetter(c)),
    ];

    private static HashSet<string> Read()
    {
        using var packed =
            typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.gz")
            ?? throw new InvalidOperationException("The list of common passwords is not in the program");
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith("# ", StringComparison.Ordinal))
                known.Add(line);
        }
        return known;
    }
}
