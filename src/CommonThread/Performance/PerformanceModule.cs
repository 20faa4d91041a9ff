using CommonThread.Commitments;
using CommonThread.Performance.Imports;
using CommonThread.Performance.Products;
using CommonThread.Performance.Quarters;
using CommonThread.Performance.Risks;
using CommonThread.Performance.SeverityProfiles;
using CommonThread.Shared.Jobs;
using CommonThread.Shared.Work;
using CommonThread.Strategy;

namespace CommonThread.Performance;

/// <summary>
/// How the priorities go, and the quarter in which that is told: partnerships' narratives, what they escalate, leads' reports,
/// and the product that the Board reads.
/// </summary>
public static class PerformanceModule
{
    public static WebApplicationBuilder AddPerformance(this WebApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var services = app.Services;
        services.AddSingleton(
            new Module("Performance")
            {
                Navigation = [new("Performance", "~/performance", 30)],
                Permissions = PerformancePermissions.All,
                Kinds = [.. QuarterRecords.All, .. SeverityRecords.All, .. RiskRecords.All],
                Gaps = [.. PerformanceGaps.All, .. QuarterGaps.All, .. SeverityGaps.All, .. RiskGaps.All],
            }
        );
        services.AddScoped<AssembleProduct>();
        services.AddScoped<OpenQuarter>();
        services.AddScoped<BuildProfile>();
        services.AddScoped<RecordDecision>();
        services.AddScoped<IMyWork, MyQuarterWork>();
        services.AddSingleton<INightlyRound, RemindOfQuarter>();
        services.AddSingleton<IImport, SeverityImport>();
        services.AddSingleton<IImport, RisksImport>();
        services.AddSingleton<IImport, QuartersImport>();
        services.AddSingleton<IActionMarking, MarkingOfDecisions>();
        services.AddSingleton<IActionMarking, MarkingOfLocalPriorities>();
        services.AddSingleton<IActionMarking, MarkingOfRisks>();
        services.AddSingleton<IPriorityFact, SeverityFact>();
        services.AddSingleton<IPriorityFact, RiskFact>();
        return app;
    }
}
