using System.Text;
using CommonThread.People;
using CommonThread.People.Organisations;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Places.Imports;

/// <summary>A file of places is read before anything is locked, and again where places changed meanwhile.</summary>
public sealed class ReadFirstTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("boundaries", "--type ward")]
    [InlineData("streets", "")]
    [InlineData("postcodes", "")]
    public async Task Others_save_while_a_file_is_read_and_what_was_read_is_loaded_once(string import, string options)
    {
        var into = await site.Add($"first-{import}", import);
        (
            await Loading.Text(site, "boundaries", Area("E01000001", -1), "--type lsoa-2011", into: into)
        ).Kept.ShouldBeTrue();
        await using var db = site.Open(null, into);
        var context = Context(db, import, options);
        var one = site.Services.GetServices<IImport>().Single(i => i.Key == import);
        context.Prepared = await one.Prepare(context, CancellationToken.None);
        context.Prepared.ShouldNotBeNull();
        db.Database.CurrentTransaction.ShouldBeNull();
        await using (var other = site.Open(null, into))
        {
            other.Add(Organisation.Called("Saved meanwhile", OrganisationKind.Voluntary));
            await other.SaveChangesAsync();
        }
        await Finish(db, one, context);
        (context.Report.Read, context.Report.Added, context.Report.RefusedCount).ShouldBe((1, 1, 0));
    }

    [Theory]
    [InlineData("streets")]
    [InlineData("postcodes")]
    public async Task Rows_are_read_again_where_their_small_area_came_meanwhile(string import)
    {
        var into = await site.Add($"again-{import}", import);
        await using var db = site.Open(null, into);
        var context = Context(db, import, "");
        var one = site.Services.GetServices<IImport>().Single(i => i.Key == import);
        context.Prepared = await one.Prepare(context, CancellationToken.None);
        (
            await Loading.Text(site, "boundaries", Area("E01000001", -1), "--type lsoa-2011", into: into)
        ).Kept.ShouldBeTrue();
        await Finish(db, one, context);
        // Counted once, though the file was read twice.
        (context.Report.Read, context.Report.Added, context.Report.RefusedCount).ShouldBe((1, 1, 0));
        context.Report.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_boundary_that_another_loaded_meanwhile_is_not_loaded_twice()
    {
        var into = await site.Add("again-boundaries", "boundaries");
        await using var db = site.Open(null, into);
        var context = Context(db, "boundaries", "--type ward");
        var one = site.Services.GetServices<IImport>().Single(i => i.Key == "boundaries");
        context.Prepared = await one.Prepare(context, CancellationToken.None);
        (await Loading.Text(site, "boundaries", Area("W1", -2), "--type ward", into: into)).Kept.ShouldBeTrue();
        await Finish(db, one, context);
        (context.Report.Added, context.Report.Unchanged).ShouldBe((0, 1));
        await using var after = site.Open(null, into);
        (await after.Set<BoundaryVersion>().CountAsync()).ShouldBe(1);
    }

    private static async Task Finish(CommonThread.Data.CommonThreadDb db, IImport import, ImportContext context)
    {
        await using var transaction = await db.Begin();
        await import.Run(context, CancellationToken.None);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private ImportContext Context(CommonThread.Data.CommonThreadDb db, string import, string options)
    {
        var path = Path.Combine(site.Folder, Guid.NewGuid().ToString("N"));
        File.WriteAllText(
            path,
            import switch
            {
                "boundaries" => Area("W1", -2),
                "streets" => "name,kind,lsoa_code,longitude,latitude\nHigh Street,street,E01000001,-1,53\n",
                _ => "postcode,longitude,latitude,lsoa_code\nNG1 1AA,-1,53,E01000001\n",
            },
            Encoding.UTF8
        );
        return new()
        {
            Db = db,
            Path = path,
            FileName = import,
            Today = site.Today,
            Options = options.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var name, var value]
                ? new Dictionary<string, string> { [name[2..]] = value }
                : [],
        };
    }

    private static string Area(string code, int west) =>
        $$$"""
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"{{{code}}}","name":"{{{code}}}"},
            "geometry":{"type":"Polygon","coordinates":[[[{{{west}}},53],[{{{west}}}.1,53],[{{{west}}}.1,53.1],[{{{west}}},53.1],[{{{west}}},53]]]}}]}
            """;
}
