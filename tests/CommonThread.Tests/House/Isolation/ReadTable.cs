using CommonThread.Shared;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace CommonThread.Tests.House.Isolation;

/// <summary>
/// What each reader read, by the kind of address, as lines of the table that is checked in. Many addresses of one kind are one
/// line, which says what was read at any of them.
/// </summary>
internal sealed partial class ReadTable
{
    private readonly List<(string Pattern, int Literals, TemplateMatcher Matcher)> patterns;
    private readonly Dictionary<(string Pattern, string Form), Dictionary<string, SortedSet<string>>> read = [];
    private readonly IReadOnlyList<string> readers;

    public ReadTable(IEnumerable<Route> routes, IReadOnlyList<string> readers)
    {
        this.readers = readers;
        patterns =
        [
            .. routes
                .Where(r => r.Verb == "GET")
                .Select(r => r.Pattern)
                .Distinct()
                .Select(p =>
                    (p, p.Split('/').Count(s => !s.Contains('{')), new TemplateMatcher(TemplateParser.Parse(p), []))
                )
                .OrderByDescending(p => p.Item2),
        ];
    }

    public static string Heading(IReadOnlyList<string> readers) =>
        $"""
            # What each reader reads of two organisations' records

            A partnership in which organisation A and organisation B own records of every kind under every marking. Each address at
            which a word of any of them is read by somebody, and what each reader reads there: 1 public, 2 partners, A3 and B3 of that
            organisation only, A4 and B4 restricted, S a restricted record of B that is shared with A under an agreement. A reader with a number holds every role there is, so that what they do not read
            no single role reads. A test compares this table with the running application.

            | address | answer | {string.Join(" | ", readers)} |
            | --- | --- | {string.Join(" | ", readers.Select(_ => "---"))} |

            """;

    public void Add(string reader, string address, Answer answer)
    {
        var words = GuardedSite
            .Canaries.Where(c => answer.Text.Contains(c.Word, StringComparison.OrdinalIgnoreCase))
            .Select(c => Code(c.Organisation, c.Marking))
            .ToList();
        if (answer.Text.Contains(GuardedSite.SharedCanary, StringComparison.OrdinalIgnoreCase))
            words.Add("S");
        if (words.Count == 0)
            return;
        var key = (PatternOf(address), Form(answer.Type));
        if (!read.TryGetValue(key, out var by))
            read[key] = by = new(StringComparer.Ordinal);
        if (!by.TryGetValue(reader, out var heard))
            by[reader] = heard = new(StringComparer.Ordinal);
        heard.UnionWith(words);
    }

    public IReadOnlyList<string> Lines =>
        [
            .. read.OrderBy(r => r.Key.Pattern, StringComparer.Ordinal)
                .ThenBy(r => r.Key.Form, StringComparer.Ordinal)
                .Select(r =>
                    $"| `{r.Key.Pattern}` | {r.Key.Form} | {string.Join(" | ", readers.Select(n => r.Value.TryGetValue(n, out var heard) ? string.Join(' ', heard) : "·"))} |"
                ),
        ];

    private static string Code(string organisation, Marking marking) =>
        marking switch
        {
            Marking.Public => "1",
            Marking.Partners => "2",
            _ => $"{(organisation == GuardedSite.Alpha ? "A" : "B")}{(marking == Marking.Organisation ? 3 : 4)}",
        };

    private static string Form(string? type) =>
        type switch
        {
            "text/html" => "page",
            "text/csv" => "CSV",
            null => "file",
            _ when type.Contains("json", StringComparison.Ordinal) => "JSON",
            _ when type.Contains("officedocument", StringComparison.Ordinal) => "Office",
            _ => "file",
        };

    private string PatternOf(string address)
    {
        var path = "/" + Uri.UnescapeDataString(address.Split('?', '#')[0]);
        foreach (var (pattern, _, matcher) in patterns)
        {
            var values = new RouteValueDictionary();
            if (!matcher.TryMatch(path, values))
                continue;
            // The matcher knows no constraints: a number is asked for where the pattern says so.
            var numbers = pattern
                .Split('/')
                .Where(p => p.Contains(":int", StringComparison.Ordinal))
                .Select(p => p.Trim('{', '}').Split(':')[0]);
            if (numbers.All(n => int.TryParse(values[n]?.ToString(), out _)))
                return pattern;
        }
        return Frameworks().Replace(path, "{slug}");
    }

    [System.Text.RegularExpressions.GeneratedRegex(
        "qz-[a-z-]+",
        System.Text.RegularExpressions.RegexOptions.None,
        1000
    )]
    private static partial System.Text.RegularExpressions.Regex Frameworks();
}
