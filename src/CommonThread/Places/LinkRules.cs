namespace CommonThread.Places;

/// <summary>A link that cannot stand beside the others, and why.</summary>
public sealed record LinkProblem(PlaceLink Link, string Sentence);

/// <summary>
/// What must hold among links (C-02, C-04): no cycles; one parent in each hierarchy at a date, except parts that total 100;
/// a district in one CSP area only.
/// </summary>
public static class LinkRules
{
    private const double Tolerance = 0.1;

    /// <summary>Every problem among the links, each once.</summary>
    /// <param name="name">Says which place an id is.</param>
    /// <param name="added">Links that come now: where one of them closes a circle, it is the one at fault.</param>
    public static IReadOnlyList<LinkProblem> Problems(
        IReadOnlyCollection<PlaceLink> links,
        Func<int, string> name,
        IReadOnlyCollection<PlaceLink>? added = null
    )
    {
        ArgumentNullException.ThrowIfNull(links);
        var problems = new List<LinkProblem>();
        var isNew = new HashSet<PlaceLink>(added ?? [], ReferenceEqualityComparer.Instance);
        foreach (var group in links.GroupBy(l => (l.ChildId, l.Hierarchy)))
        {
            var all = group.ToList();
            if (all.Count == 1 && all[0].Percent == 100)
                continue;
            if (OneParent(all, name) is { } problem)
                problems.Add(problem);
        }
        foreach (var hierarchy in links.GroupBy(l => l.Hierarchy))
            problems.AddRange(Cycles(hierarchy.ToLookup(l => l.ChildId), name, isNew));
        return problems;
    }

    private static LinkProblem? OneParent(List<PlaceLink> links, Func<int, string> name)
    {
        // What holds changes only on a first day or after a last one.
        var days = links
            .Select(l => l.From ?? DateOnly.MinValue)
            .Concat(links.Where(l => l.To is not null && l.To < DateOnly.MaxValue).Select(l => l.To!.Value.AddDays(1)))
            .Distinct();
        foreach (var day in days)
        {
            var held = links.FindAll(l => l.IsOn(day));
            if (held.Count == 0)
                continue;
            var last = held[^1];
            var hierarchy = Hierarchy.Find(last.Hierarchy)?.Name ?? last.Hierarchy;
            var when = day == DateOnly.MinValue ? "" : $" on {day.Say()}";
            if (held.Count > 1 && last.Hierarchy == Hierarchy.Csp)
            {
                return new(
                    last,
                    $"{name(last.ChildId)} can be in only one Community Safety Partnership area at a date, but is in {Names(held, name)}{when}"
                );
            }
            var total = held.Sum(l => l.Percent);
            if (Math.Abs(total - 100) <= Tolerance)
                continue;
            return new(
                last,
                held.Count > 1 && held.TrueForAll(l => l.Percent == 100)
                    ? $"{name(last.ChildId)} can be in only one place in “{hierarchy}” at a date, but is in {Names(held, name)}{when}. Give percentages if it is partly in each"
                    : $"The parts of {name(last.ChildId)} in “{hierarchy}” must total 100 percent, but total {total:0.##}{when}"
            );
        }
        return null;
    }

    private static string Names(List<PlaceLink> links, Func<int, string> name) =>
        string.Join(" and ", links.Select(l => name(l.ParentId)).Distinct().Take(4));

    private static IEnumerable<LinkProblem> Cycles(
        ILookup<int, PlaceLink> parents,
        Func<int, string> name,
        HashSet<PlaceLink> isNew
    )
    {
        // 1: on the way up from here; 2: known to lead to no cycle.
        var state = new Dictionary<int, int>();
        foreach (var start in parents.Select(g => g.Key))
        {
            if (state.ContainsKey(start))
                continue;
            var path = new Stack<(int Place, IEnumerator<PlaceLink> Links)>();
            path.Push((start, parents[start].GetEnumerator()));
            state[start] = 1;
            while (path.TryPeek(out var at))
            {
                if (!at.Links.MoveNext())
                {
                    state[at.Place] = 2;
                    path.Pop().Links.Dispose();
                    continue;
                }
                var link = at.Links.Current;
                var seen = state.GetValueOrDefault(link.ParentId);
                if (seen == 1)
                {
                    // The walk comes upon the circle anywhere; each step of the path is a link of it, down to where it closes.
                    var circle = path.TakeWhile(p => p.Place != link.ParentId)
                        .Select(p => p.Links.Current)
                        .Append(path.First(p => p.Place == link.ParentId).Links.Current);
                    var atFault = circle.FirstOrDefault(isNew.Contains) ?? link;
                    yield return new(
                        atFault,
                        $"{name(atFault.ChildId)} cannot be in {name(atFault.ParentId)}, because that is itself in {name(atFault.ChildId)}"
                    );
                }
                else if (seen == 0)
                {
                    state[link.ParentId] = 1;
                    path.Push((link.ParentId, parents[link.ParentId].GetEnumerator()));
                }
            }
        }
    }
}
