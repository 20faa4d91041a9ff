using CommonThread.Shared.Front;
using CommonThread.Shared.Jobs;
using CommonThread.Strategy.Frameworks;
using CommonThread.Strategy.Gaps;
using CommonThread.Strategy.Imports;
using CommonThread.Strategy.Imports.Sections;
using CommonThread.Strategy.Reviews;
using CommonThread.Strategy.Threads;
using CommonThread.Strategy.Versions;

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
                Kinds = StrategyThread.Kinds(Below()),
                Gaps = [.. StrategyGaps.All.Concat(WholeGaps.All).Select(SinceWhen.Known)],
            }
        );
        services.AddScoped<MoveVersion>();
        services.AddScoped<DiscardDraft>();
        services.AddSingleton<INightlyRound, OpenDueReviews>();
        services.AddSingleton<INightlyRound, WarnOfEnds>();
        services.AddScoped<IFrontList, FrontFrameworks>();
        services.AddScoped<IFrontSentence, PrioritiesNow>();
        services.AddScoped<Places.IPlaceBlock, PromisesHere>();
        AddImport(services);
        services.AddPlans();
        return app;
    }

    // What delivery hangs right below the parts of a framework: kind, and the steps to what serves it.
    private static ILookup<string, FindSteps> Below() => PlanRecords.Below.ToLookup(s => s.Kind, s => s.Steps);

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
