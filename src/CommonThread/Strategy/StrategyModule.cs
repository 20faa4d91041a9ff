namespace CommonThread.Strategy;

/// <summary>Frameworks and what they promise: themes, priorities, outcomes, versions, reviews and adoption.</summary>
public static class StrategyModule
{
    public static WebApplicationBuilder AddStrategy(this WebApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var services = app.Services;
        services.AddSingleton(
            new Module("Strategy")
            {
                Permissions = StrategyPermissions.All,
                Navigation = [new("Strategy", "~/strategy", 20)],
            }
        );
        return app;
    }
}
