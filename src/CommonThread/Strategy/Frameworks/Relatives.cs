using CommonThread.Strategy.Drivers;
using CommonThread.Strategy.Versions;

namespace CommonThread.Strategy.Frameworks;

/// <summary>A framework or outside plan that another answers to, or that answers to it.</summary>
/// <param name="Mismatch">How their periods differ, in words; null where they do not.</param>
public sealed record Relative(
    string Title,
    string? Url,
    string? Kind,
    string? Note,
    string? Mismatch,
    string? Citation
);

/// <summary>What a framework answers to, and what answers to it (A-02, A-03).</summary>
internal sealed record Relatives(IReadOnlyList<Relative> Parents, IReadOnlyList<Relative> Children)
{
    /// <param name="stand">The words in which all are read.</param>
    public static async Task<Relatives> Of(Framework framework, Published stand, CancellationToken stop)
    {
        var drivers = await stand.Parts(
            (IQueryable<Driver> all) => all.Where(d => d.FrameworkId == framework.Id).OrderBy(d => d.Position),
            stop
        );
        var below = await stand.Parts(
            (IQueryable<Driver> all) => all.Where(d => d.ParentFrameworkId == framework.Id),
            stop
        );
        var ids = drivers
            .Select(d => d.ParentFrameworkId)
            .OfType<int>()
            .Concat(below.Select(d => d.FrameworkId))
            .Append(framework.Id)
            .ToList();
        var known = (await stand.Frameworks(all => all.Where(f => ids.Contains(f.Id)), stop)).ToDictionary(f => f.Id);
        var self = known[framework.Id];
        return new(
            [
                .. drivers
                    // One that the reader may not know of yet is not named to them either.
                    .Where(d => d.ParentFrameworkId is not { } p || known.ContainsKey(p))
                    .Select(d =>
                    {
                        var parent = d.ParentFrameworkId is { } p ? known.GetValueOrDefault(p) : null;
                        return new Relative(
                            parent?.Title ?? d.Title,
                            parent is null ? null : $"~/strategy/{parent.Slug}",
                            d.Kind.Say(),
                            d.Note,
                            parent is null ? null : Mismatch(parent, self),
                            d.Citation
                        );
                    }),
            ],
            [
                .. below
                    .Where(d => known.ContainsKey(d.FrameworkId))
                    .Select(d => new Relative(
                        known[d.FrameworkId].Title,
                        $"~/strategy/{known[d.FrameworkId].Slug}",
                        known[d.FrameworkId].Type.Say(),
                        d.Note,
                        Mismatch(self, known[d.FrameworkId]),
                        d.Citation
                    )),
            ]
        );
    }

    // A child may last longer than its parent; readers are told (A-03).
    private static string? Mismatch(Framework parent, Framework child) =>
        (parent.PeriodStart, parent.PeriodEnd) == (child.PeriodStart, child.PeriodEnd)
        || (parent.PeriodStart ?? parent.PeriodEnd) is null
        || (child.PeriodStart ?? child.PeriodEnd) is null
            ? null
            : $"{child.Called} {Runs(child)}, {parent.Called} {Runs(parent)}";

    private static string Runs(Framework framework)
    {
        var words =
            $"runs {(framework.PeriodStart is { } from ? $"from {from.Say()} " : "")}{(framework.PeriodEnd is { } to ? $"to {to.Say()}" : "with no end set")}";
        if (framework is not { PeriodStart: { } first, PeriodEnd: { } last })
            return words;
        var after = last.AddDays(1);
        var months = ((after.Year - first.Year) * 12) + after.Month - first.Month;
        return after.Day != first.Day || months <= 0
            ? words
            : $"{words} ({(months % 12 == 0 ? Text.Count(months / 12, "year") : Text.Count(months, "month"))})";
    }
}
