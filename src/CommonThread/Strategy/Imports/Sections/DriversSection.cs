using CommonThread.Strategy.Drivers;

namespace CommonThread.Strategy.Imports.Sections;

/// <summary>What the framework answers to. A parent that is not loaded yet is joined when it is.</summary>
internal sealed class DriversSection : IFrameworkSection
{
    public int Order => 20;

    public IReadOnlyList<string> Keys => ["drivers"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        await file.Each(
            "drivers",
            async given =>
            {
                given.Only("title", "kind", "note", "framework");
                var slug = given.Words("framework", 80) is { } s ? Text.Slug(s) : null;
                var parent = slug is null
                    ? null
                    : await file
                        .Db.Set<Framework>()
                        .Where(f => f.Slug == slug)
                        .Select(f => (int?)f.Id)
                        .FirstOrDefaultAsync(stop);
                var driver = given.Mark(
                    Driver.Of(
                        file.Framework.Id,
                        given.Needed("title", 300),
                        given.NeededChoice<DriverKind>("kind"),
                        parent,
                        parent is { } p ? await Ancestors.Of(file.Db, p, stop) : null,
                        slug
                    )
                );
                driver.Note = given.Words("note", 2000);
                file.Add(StrategyKinds.Driver, driver, driver.Title);
            }
        );
        await file.Save(stop);
        await Join(file, stop);
    }

    private static async Task Join(FrameworkFile file, CancellationToken stop)
    {
        var awaiting = await file.Db.Set<Driver>().Where(d => d.AwaitedSlug == file.Framework.Slug).ToListAsync(stop);
        if (awaiting.Count == 0)
            return;
        var above = await Ancestors.Of(file.Db, file.Framework.Id, stop);
        foreach (var driver in awaiting)
        {
            if (above.Contains(driver.FrameworkId))
                file.Report.Note($"“{driver.Title}” was not joined: the two frameworks would answer to each other");
            else
                driver.Join(file.Framework.Id);
        }
        await file.Db.SaveChangesAsync(stop);
    }
}
