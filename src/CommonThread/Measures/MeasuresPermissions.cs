using CommonThread.People;

namespace CommonThread.Measures;

/// <summary>Who may define measures, load figures and publish them.</summary>
public static class MeasuresPermissions
{
    public const string Define = "measures.define";

    public const string Enter = "measures.enter";

    public const string Publish = "measures.publish";

    public const string Disclosure = "measures.disclosure";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(
            Define,
            "Define measures, their baselines and targets",
            Roles.Analyst,
            Roles.Administrator,
            Roles.StrategyOfficer
        ),
        new(
            Enter,
            "Load figures and type them into a draft release",
            Roles.Analyst,
            Roles.Administrator,
            Roles.StrategyOfficer
        ),
        new(Publish, "Publish a release of figures", Roles.Analyst, Roles.Administrator),
        new(Disclosure, "Set below which number counts of people are hidden from the public", Roles.Administrator),
    ];
}
