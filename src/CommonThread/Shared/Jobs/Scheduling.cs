using CommonThread.Partnerships;
using Microsoft.Data.Sqlite;
using Npgsql;
using Quartz;

namespace CommonThread.Shared.Jobs;

/// <summary>
/// Scheduled work, kept in the installation's database, so that it survives a restart; on PostgreSQL several instances share
/// it, and each job runs in one of them.
/// </summary>
internal static class Scheduling
{
    public static WebApplicationBuilder AddJobs(this WebApplicationBuilder app, ApplicationSettings settings)
    {
        var services = app.Services;
        services.AddSingleton<RunQueuedImports>();
        services.AddSingleton<ImportFile>();
        services.AddSingleton<NightlyRounds>();
        services.AddSingleton<WakeImports>();
        services.AddSingleton<INightlyRound, DropOldUploads>();
        services.AddSingleton<INightlyRound, Rhythms.FollowRhythms>();
        if (!settings.Schedule)
            return app;
        var address = Installation.AddressFor(settings.Data, settings.InstallationDatabase);
        app.AddQuartz(quartz =>
        {
            // Jobs run by the world's clock, also where a rehearsal gives the pages another.
            quartz.UseTimeProvider(TimeProvider.System);
            quartz.UseDefaultThreadPool(4);
            quartz.UsePersistentStore(store =>
            {
                if (address.IsPostgres)
                {
                    store.UsePostgres(NpgsqlFactory.Instance, address.ConnectionString);
                    store.UseClustering(_ => { });
                }
                else
                {
                    store.UseSqlite(SqliteFactory.Instance, address.ConnectionString);
                }
            });
            quartz.ScheduleJob<GoTheNightlyRounds>(
                trigger =>
                    trigger
                        .WithIdentity("nightly")
                        .WithCronSchedule(
                            "0 10 2 * * ?",
                            c => c.InTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/London"))
                        ),
                job => job.WithIdentity("nightly")
            );
            quartz.ScheduleJob<FindWaitingFiles>(
                trigger => trigger.WithIdentity("waiting-files").WithSimpleSchedule(TimeSpan.FromMinutes(1)),
                job => job.WithIdentity("waiting-files")
            );
        });
        app.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = false);
        services.AddHealthChecks().AddQuartz(_ => { });
        // The scheduler's clock above took the pages' place in the container; give it back.
        services.AddSingleton(settings.Clock);
        return app;
    }
}
