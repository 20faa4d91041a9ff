using CommonThread.People;
using CommonThread.Thread.Follow;

namespace CommonThread.Thread;

/// <summary>Sits on top of every module: follows any record up to what was promised and down to what was done, and lists what is missing.</summary>
public static class ThreadModule
{
    public static WebApplicationBuilder AddThread(this WebApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.AddSingleton(
            new Module("Thread")
            {
                Navigation =
                [
                    new("My work", "~/my-work", 1, NavigationItem.SignedIn),
                    new("Gaps", "~/gaps", 60, NavigationItem.SignedIn),
                ],
                Permissions = ThreadPermissions.All,
            }
        );
        app.Services.AddScoped<FollowThread>();
        app.Services.AddScoped<Gaps.FindGaps>();
        app.Services.AddScoped<Work.FindChanges>();
        return app;
    }
}

/// <summary>Who may do what with the thread.</summary>
public static class ThreadPermissions
{
    public const string Link = "thread.link";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(
            Link,
            "Link two records of any kind, and take such a link away",
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.PriorityLead,
            Roles.SupportOfficer,
            Roles.Analyst,
            Roles.NeighbourhoodManager
        ),
    ];
}
