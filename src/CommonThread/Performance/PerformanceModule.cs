using CommonThread.Commitments;
using CommonThread.Performance.Imports;
using CommonThread.Performance.Products;
using CommonThread.Performance.Quarters;
using CommonThread.Shared.Jobs;
using CommonThread.Shared.Work;

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
                Kinds = QuarterRecords.All,
                Gaps = [.. PerformanceGaps.All, .. QuarterGaps.All],
            }
        );
        services.AddScoped<AssembleProduct>();
        services.AddScoped<OpenQuarter>();
        services.AddScoped<RecordDecision>();
        services.AddScoped<IMyWork, MyQuarterWork>();
        services.AddSingleton<INightlyRound, RemindOfQuarter>();
        services.AddSingleton<IImport, QuartersImport>();
        services.AddSingleton<IActionMarking, MarkingOfDecisions>();
        return app;
    }
}
