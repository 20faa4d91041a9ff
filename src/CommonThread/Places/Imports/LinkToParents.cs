namespace CommonThread.Places.Imports;

/// <summary>Links each place of a boundary file to the place one step up that the file names.</summary>
internal static class LinkToParents
{
    public static async Task Run(
        ImportContext context,
        string type,
        string parentType,
        List<ReadArea> areas,
        CancellationToken stop
    )
    {
        var db = context.Db;
        var directory = await PlaceDirectory.Read(db, stop);
        var held = await db.Set<PlaceLink>()
            .AsNoTracking()
            .Where(l => l.Hierarchy == Hierarchy.Administrative && l.To == null)
            .ToListAsync(stop);
        var linked = held.ToLookup(l => l.ChildId, l => l.ParentId);
        var links = new List<PlaceLink>();
        var lines = new Dictionary<PlaceLink, ReadArea>(ReferenceEqualityComparer.Instance);
        foreach (var area in areas)
        {
            var what = area.Code ?? area.Name;
            if (area.Parent is null)
                context.Report.Refuse(area.Line, what, "It names no parent");
            else if (directory.Find(parentType, area.Parent) is not { } parent)
                context.Report.Refuse(
                    area.Line,
                    what,
                    $"There is no {PlaceType.Of(parentType).Name.ToLowerInvariant()} with the code or name “{area.Parent}”. Load it first"
                );
            else if (directory.Find(type, what) is { } child && linked[child.Id].All(p => p != parent.Id))
            {
                if (linked[child.Id].Any())
                    context.Report.Refuse(
                        area.Line,
                        what,
                        $"It lies in {directory.NameOf(linked[child.Id].First())} now; end that link before it is put in {parent.Name}"
                    );
                else
                {
                    var link = PlaceLink.Of(child.Id, parent.Id, Hierarchy.Administrative);
                    links.Add(link);
                    lines[link] = area;
                }
            }
        }
        var problems = LinkRules
            .Problems([.. held, .. links], directory.NameOf, links)
            .Concat(PlaceNames.Clashes(directory, [.. held, .. links], links, directory.Of));
        foreach (var problem in problems.ToList())
        {
            if (lines.TryGetValue(problem.Link, out var area))
            {
                context.Report.Refuse(area.Line, area.Code ?? area.Name, problem.Sentence);
                links.Remove(problem.Link);
            }
        }
        if (!context.PreviewOnly)
            await BulkInsert.Into(db, links, null, stop);
    }
}
