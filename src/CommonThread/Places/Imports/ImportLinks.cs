namespace CommonThread.Places.Imports;

/// <summary><c>import links</c>: which place lies in which, in which hierarchy.</summary>
internal sealed class ImportLinks : IImport
{
    public string Key => "links";

    public string Title => "How places lie in one another";

    public string Explanation =>
        "A look-up of places and the places they lie in, by hierarchy: councils, Community Safety Partnerships, policing, fire, area panels, statistics, programmes. A place has one parent in each hierarchy at a date, or parts that total 100.";

    public IReadOnlyList<(string Name, string Meaning)> Columns { get; } =
    [
        ("child_type", "Kind of the place that lies in another"),
        ("child_code_or_name", "Its code, or its name where it has none"),
        ("parent_type", "Kind of the place it lies in"),
        ("parent_code_or_name", "Code or name of that place"),
        ("hierarchy", string.Join(", ", Hierarchy.Keys)),
        ("valid_from", "First day; empty for always"),
        ("valid_to", "Last day; empty while it holds"),
        ("percent", "Share of the child’s population that lies in the parent; empty for 100"),
        ("note", "A note; one that begins with “Assumed” marks the link as assumed"),
    ];

    public string Accepts => ".csv,.csv.gz,.gz";

    public string Permission => PlacesPermissions.Imports;

    public int Order => 30;

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        await Rows.Alone(db, stop);
        var directory = await PlaceDirectory.Read(db, stop);
        var held = await db.Set<PlaceLink>().AsNoTracking().ToListAsync(stop);
        var byKey = held.ToDictionary(Identity);
        var read = new Dictionary<(int, int, string, DateOnly?, DateOnly?), (PlaceLink Link, long Line)>();
        var changed = new List<(int Id, double Percent, string? Note)>();
        var names = new Dictionary<int, string>();
        EachRow.Of(
            context,
            ["child_type", "child_code_or_name", "parent_type", "parent_code_or_name", "hierarchy"],
            row => $"{row["child_code_or_name"]} in {row["parent_code_or_name"]}",
            row =>
            {
                var child = directory.Need(row.Needed("child_type"), row.Needed("child_code_or_name"));
                var parent = directory.Need(row.Needed("parent_type"), row.Needed("parent_code_or_name"));
                var hierarchy = row.Needed("hierarchy");
                if (Hierarchy.Find(hierarchy) is null)
                    throw new ImportRefused(
                        $"“{hierarchy}” is not a hierarchy. They are {string.Join(", ", Hierarchy.Keys)}"
                    );
                (names[child.Id], names[parent.Id]) = (child.Name, parent.Name);
                var link = PlaceLink.Of(
                    child.Id,
                    parent.Id,
                    hierarchy,
                    row.Date("valid_from"),
                    row.Date("valid_to"),
                    row.Number("percent") ?? 100,
                    row["note"]
                );
                if (!read.TryAdd(Identity(link), (link, row.Line)))
                    throw new ImportRefused("This link stands twice in the file");
            },
            stop
        );
        var refused = RefuseWhatCannotStand(context, read, held, names, directory);
        var added = new List<PlaceLink>();
        foreach (var (key, (link, _)) in read.Where(r => !refused.Contains(r.Value.Link)))
        {
            if (!byKey.TryGetValue(key, out var known))
                added.Add(link);
            else if (known.Percent != link.Percent || known.Note != link.Note)
                changed.Add((known.Id, link.Percent, link.Note));
            else
                context.Report.Unchanged++;
        }
        context.Report.Added += added.Count;
        context.Report.Replaced += changed.Count;
        foreach (var link in added.Take(4))
            context.Report.Example($"{names[link.ChildId]} in {names[link.ParentId]}");
        if (context.PreviewOnly)
            return;
        await BulkInsert.Into(db, added, n => context.Progress.Report(new("Writing links", n, added.Count)), stop);
        var ids = changed.ConvertAll(c => c.Id);
        foreach (var link in await db.Set<PlaceLink>().Where(l => ids.Contains(l.Id)).ToListAsync(stop))
        {
            var (_, percent, note) = changed.Find(c => c.Id == link.Id);
            link.Change(percent, note);
        }
        await db.SaveChangesAsync(stop);
    }

    /// <summary>
    /// Refuses the links that cannot stand beside the others, and with each of them the other rows of the file that say where
    /// the same place lies in the same hierarchy: parts make sense together only.
    /// </summary>
    private static HashSet<PlaceLink> RefuseWhatCannotStand(
        ImportContext context,
        Dictionary<(int, int, string, DateOnly?, DateOnly?), (PlaceLink Link, long Line)> read,
        List<PlaceLink> held,
        Dictionary<int, string> names,
        PlaceDirectory directory
    )
    {
        var refused = new HashSet<PlaceLink>(ReferenceEqualityComparer.Instance);
        var groups = read.Values.ToLookup(r => (r.Link.ChildId, r.Link.Hierarchy));
        for (var more = true; more; )
        {
            more = false;
            // What the file says replaces what was known of the same link; the rest stays beside it.
            var standing = read.Where(r => !refused.Contains(r.Value.Link)).ToDictionary(r => r.Key, r => r.Value.Link);
            List<PlaceLink> together = [.. held.Where(l => !standing.ContainsKey(Identity(l))), .. standing.Values];
            var problems = LinkRules.Problems(
                together,
                id => names.GetValueOrDefault(id) ?? directory.NameOf(id),
                standing.Values
            );
            var clashes = PlaceNames.Clashes(directory, together, standing.Values, directory.Of);
            foreach (var problem in problems.Concat(clashes))
            {
                var group = groups[(problem.Link.ChildId, problem.Link.Hierarchy)]
                    .Where(r => !refused.Contains(r.Link))
                    .OrderBy(r => r.Link == problem.Link ? 0 : 1)
                    .ToList();
                foreach (var (link, line) in group)
                {
                    more |= refused.Add(link);
                    context.Report.Refuse(
                        line,
                        $"{directory.NameOf(link.ChildId)} in {directory.NameOf(link.ParentId)}",
                        line == group[0].Line ? problem.Sentence : $"It stands or falls with line {group[0].Line}"
                    );
                }
            }
        }
        return refused;
    }

    private static (int, int, string, DateOnly?, DateOnly?) Identity(PlaceLink link) =>
        (link.ChildId, link.ParentId, link.Hierarchy, link.From, link.To);
}
