using CommonThread.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.House.Isolation;

/// <summary>Where a crawl begins.</summary>
internal static class Starts
{
    /// <summary>Each route with something in its blanks: what no link leads to is tried all the same.</summary>
    public static async Task<List<string>> Of(GuardedSite site)
    {
        var slugs = new[] { "qz-alpha-public", "qz-beta-restricted" };
        var starts = new List<string> { "" };
        foreach (var route in (await Routes.Of(site.Services)).Where(r => r.Verb == "GET"))
        {
            var path = route.Pattern.TrimStart('/');
            if (
                path.StartsWith("error", StringComparison.Ordinal)
                || path.StartsWith("health", StringComparison.Ordinal)
            )
                continue;
            if (path.StartsWith("strategy/{slug}", StringComparison.Ordinal))
            {
                // The parts of one framework asked for under the name of another.
                foreach (var slug in slugs)
                foreach (var id in new[] { "1", "4", "8" })
                    starts.Add(Fill(path.Replace("{slug}", slug, StringComparison.Ordinal), id));
            }
            else if (path.Contains('{', StringComparison.Ordinal))
            {
                foreach (var id in new[] { "1", "3", "7" })
                    starts.Add(Fill(path, id));
            }
            else
            {
                starts.Add(path);
            }
        }
        var kinds = site
            .Services.GetRequiredService<Modules>()
            .Kinds.Keys.Concat([
                "place-note",
                "release",
                "share",
                "commitment-update",
                "agreement",
                "account",
                "letter",
            ]);
        foreach (var kind in kinds.Distinct())
        foreach (var id in new[] { 1, 4, 9 })
        {
            starts.Add($"thread/{kind}-{id}");
            starts.Add($"history/{kind}-{id}");
        }
        foreach (var id in site.Guarded)
        {
            starts.AddRange([
                $"commitments/{id}",
                $"commitments/{id}/edit",
                $"commitments/{id}/update",
                $"commitments/{id}/share",
                $"history/commitment-{id}",
                $"thread/commitment-{id}",
                $"evidence/add?on=commitment-{id}",
                $"documents/add?on=commitment-{id}",
            ]);
        }
        foreach (var (word, _, _) in GuardedSite.Canaries)
        {
            // What is searched for is shown in the box of the search again: that is no leak, so half of the word is asked for.
            starts.Add($"places/find?q={word[..5]}");
            starts.Add($"history?words={word[..5]}");
        }
        return [.. starts.Distinct()];
    }

    private static string Fill(string pattern, string id) =>
        string.Join(
            '/',
            pattern
                .Split('/')
                .Where(p => !p.EndsWith("?}", StringComparison.Ordinal) || p.Contains("id", StringComparison.Ordinal))
                .Select(p =>
                    !p.StartsWith('{') ? p
                    : p.Contains("checklist", StringComparison.Ordinal) ? "checklist"
                    : p.Contains("entries", StringComparison.Ordinal) ? "entries"
                    : id
                )
        );
}
