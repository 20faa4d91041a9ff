namespace CommonThread.Performance;

/// <summary>How the priorities go: each with its measures, what stands off track, and what is not measured.</summary>
public static class PerformanceModule
{
    public static WebApplicationBuilder AddPerformance(this WebApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.AddSingleton(
            new Module("Performance")
            {
                Navigation = [new("Performance", "~/performance", 30)],
                Gaps = PerformanceGaps.All,
            }
        );
        return app;
    }
}
