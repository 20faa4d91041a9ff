using CommonThread.Data.Migrations;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Versions;
using CommonThread.Tests.Strategy.Versions;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace CommonThread.Tests.Strategy.Frameworks;

/// <summary>Databases that were loaded earlier keep no wrong standing .</summary>
public sealed class StandingMigrationTests(DraftSite site) : IClassFixture<DraftSite>
{
    [Fact]
    [Trait("Requirement", "A-46")]
    public async Task A_framework_in_force_that_was_stored_as_out_for_consultation_is_put_right()
    {
        await using var db = site.Open();
        var frameworks = db.Set<Framework>().Where(f => f.Id == site.FrameworkId);
        foreach (var wrong in new[] { VersionState.OutForConsultation, VersionState.Draft })
        {
            await frameworks.ExecuteUpdateAsync(f =>
                f.SetProperty(x => x.Status, wrong).SetProperty(x => x.Marking, Marking.Partners)
            );
            await PutRight();
            var stands = await frameworks.AsNoTracking().SingleAsync();
            (stands.Status, stands.Marking).ShouldBe((VersionState.InForce, stands.Visibility));
        }
        // One that has ended, or was never published, stands as it did.
        await frameworks.ExecuteUpdateAsync(f => f.SetProperty(x => x.Status, VersionState.Expired));
        await PutRight();
        (await frameworks.Select(f => f.Status).SingleAsync()).ShouldBe(VersionState.Expired);

        async Task PutRight()
        {
            foreach (var step in new M071_FrameworksStand().UpOperations.OfType<SqlOperation>())
                await db.Database.ExecuteSqlRawAsync(step.Sql);
        }
    }
}
