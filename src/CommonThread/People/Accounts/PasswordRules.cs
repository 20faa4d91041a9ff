using System.Text;

namespace CommonThread.People.Accounts;

/// <summary>
/// What a password must be: long, and not one that others try first (NIST SP 800-63B, section 3.1.1.2; OWASP ASVS 5.0, 6.2).
/// No rule asks for capitals or signs.
/// </summary>
public static class PasswordRules
{
    public const int Shortest = 15;
    public const int Longest = 256;

    // The parts that the lists of stolen passwords are made of; a long password of nothing else is as weak as a short one.
    private static readonly string[] Common =
    [
        .. """
            correcthorsebatterystaple thequickbrownfox administrator changeme welcome password passwort letmein qwertyuiop
            asdfghjkl zxcvbnm qwerty azerty 1qaz2wsx3edc4rfv qazwsxedc iloveyou princess sunshine football baseball superman
            batman dragon monkey master shadow trustno opensesame abcdefghijklmnopqrstuvwxyz abcdefghij abcdef secret hunter
            liverpool arsenal chelsea everton manchester united england london summer winter spring autumn january february
            march april june july august september october november december monday tuesday wednesday thursday friday saturday
            sunday hello whatever starwars pokemon michael jessica charlie jordan thomas george default guest login user test
            demo passphrase pass word admin root council county police commonthread partnership
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).OrderByDescending(w => w.Length),
    ];

    /// <summary>Every reason why a password cannot be used, as sentences; none when it can.</summary>
    /// <param name="own">Words about its owner: e-mail address, partnership, organisation.</param>
    public static IReadOnlyList<string> Refusals(string? password, params IEnumerable<string?> own)
    {
        password ??= "";
        if (password.Length < Shortest)
            return [$"Password must be {Shortest} characters or more. Three or four words of your own make a good one"];
        if (password.Length > Longest)
            return [$"Password must be {Longest} characters or fewer"];
        var reasons = new List<string>();
        var plain = Plain(password);
        foreach (var word in own.SelectMany(Words).Distinct(StringComparer.Ordinal))
        {
            if (plain.Contains(word, StringComparison.Ordinal))
            {
                reasons.Add("Password must not contain your e-mail address or the name of the partnership");
                break;
            }
        }
        if (CommonPasswords.Holds(password) || Math.Min(Left(plain), Left(password.ToLowerInvariant())) < 6)
            reasons.Add(
                "That password is one of those that others try first. Choose words that are not a well-known set"
            );
        return reasons;
    }

    /// <exception cref="RulesBroken">The password cannot be used; every reason is a sentence.</exception>
    public static void Check(string field, string? password, params IEnumerable<string?> own)
    {
        var refusals = Refusals(password, own);
        if (refusals.Count > 0)
            throw new RulesBroken([.. refusals.Select(r => new BrokenRule(field, r))]);
    }

    // What is left when everything that a guesser tries first is taken away.
    private static int Left(string plain)
    {
        foreach (var word in Common)
        {
            plain = plain
                .Replace(word, " ", StringComparison.Ordinal)
                .Replace(Plain(word), " ", StringComparison.Ordinal);
        }
        var left = new StringBuilder();
        for (var i = 0; i < plain.Length; i++)
        {
            if (!char.IsLetterOrDigit(plain[i]))
                continue;
            // A run ("aaaa", "1234", "4321") is worth its first character.
            var run = i > 0 && Math.Abs(plain[i] - plain[i - 1]) <= 1;
            // So is a repetition of what has been said.
            var again = i >= 3 && plain.AsSpan(0, i).IndexOf(plain.AsSpan(i - 2, 3)) is >= 0 and var at && at < i - 2;
            if (!run && !again)
                left.Append(plain[i]);
        }
        return left.Length;
    }

    // Lower case, with the usual disguises undone.
    private static string Plain(string text) =>
        new([
            .. text.ToLowerInvariant()
                .Select(c =>
                    c switch
                    {
                        '@' or '4' => 'a',
                        '3' => 'e',
                        '1' or '!' or '|' => 'i',
                        '0' => 'o',
                        '$' or '5' => 's',
                        '7' => 't',
                        _ => c,
                    }
                ),
        ]);

    private static IEnumerable<string> Words(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield break;
        var plain = Plain(text.Split('@')[0]);
        if (plain.Length >= 4)
            yield return plain;
        foreach (var word in plain.Split([' ', '.', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length >= 5)
                yield return word;
        }
    }
}
