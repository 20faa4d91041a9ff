using CommonThread.Strategy.Imports;
using CommonThread.Strategy.Imports.Sections;

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
        AddImport(services);
        services.AddPlans();
        return app;
    }

    // One class for each part of a framework file; each finds by name what those before it added.
    private static void AddImport(IServiceCollection services)
    {
        services.AddSingleton<IImport, FrameworkImport>();
        services.AddSingleton<IFrameworkSection, FrameworkSection>();
        services.AddSingleton<IFrameworkSection, DriversSection>();
        services.AddSingleton<IFrameworkSection, VisionSection>();
        services.AddSingleton<IFrameworkSection, ObjectivesSection>();
        services.AddSingleton<IFrameworkSection, PrinciplesSection>();
        services.AddSingleton<IFrameworkSection, PledgesSection>();
        services.AddSingleton<IFrameworkSection, PromisesSection>();
        services.AddSingleton<IFrameworkSection, OutcomesSection>();
        services.AddSingleton<IFrameworkSection, PrioritiesSection>();
        services.AddSingleton<IFrameworkSection, ProgrammesSection>();
        services.AddSingleton<IFrameworkSection, ReviewsSection>();
        services.AddSingleton<IFrameworkSection, NotesSection>();
        services.AddSingleton<IFrameworkSection, LinksSection>();
        services.AddSingleton<IFrameworkSection, VersionsSection>();
    }
}
