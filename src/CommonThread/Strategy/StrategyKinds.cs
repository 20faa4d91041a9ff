namespace CommonThread.Strategy;

/// <summary>The kinds of record that the thread follows in this module, as written in addresses, links and files.</summary>
public static class StrategyKinds
{
    public const string Driver = "driver";
    public const string Framework = "framework";
    public const string VisionPart = "vision-part";
    public const string Theme = "theme";
    public const string Priority = "priority";
    public const string Objective = "objective";
    public const string OperationalObjective = "operational-objective";
    public const string Outcome = "outcome";
    public const string Pledge = "pledge";
    public const string Principle = "principle";

    /// <summary>"By the end of the period we will have…": what a framework file calls a commitment.</summary>
    public const string Promise = "promise";
    public const string Programme = "programme";
    public const string CorporatePriority = "corporate-priority";
    public const string Version = "framework-version";
    public const string Review = "framework-review";
    public const string Partner = "framework-partner";
    public const string Adoption = "adoption";

    public const string Activity = "activity";
    public const string WorkStream = "work-stream";
    public const string Action = "commitment";
    public const string Measure = "success-measure";
    public const string Pilot = "pilot";
    public const string Scoping = "scoping-exercise";
    public const string Guidance = "guidance";
    public const string Law = "law-assessment";
    public const string Resource = "resource";
    public const string Request = "request";
    public const string CaseStudy = "case-study";
}
