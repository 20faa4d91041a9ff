using CommonThread.Partnerships;
using Quartz;

namespace CommonThread.Shared.Jobs;

/// <summary>Tells the scheduler that a file waits. Where no scheduler runs (the command line, tests) whoever asked reads it.</summary>
public sealed class WakeImports(IServiceProvider services)
{
    public async Task For(Partnership partnership)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        if (services.GetService<ISchedulerFactory>() is not { } factory)
            return;
        var scheduler = await factory.GetScheduler();
        var key = new JobKey(partnership.Slug, LoadWaitingFiles.Group);
        if (await scheduler.GetJobDetail(key) is null)
        {
            var job = JobBuilder.Create<LoadWaitingFiles>().WithIdentity(key).StoreDurably().Build();
            await scheduler.AddJob(job, new AddJobOptions { Replace = true });
        }
        await scheduler.TriggerJob(key);
    }
}
