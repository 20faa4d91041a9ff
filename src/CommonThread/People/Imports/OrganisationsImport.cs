using CommonThread.People.Organisations;

namespace CommonThread.People.Imports;

/// <summary>Loads <c>organisations.csv</c>: name, kind, other names, the body it belongs to.</summary>
internal sealed class OrganisationsImport : IImport
{
    public string Key => "organisations";
    public string Title => "Organisations";
    public string Explanation =>
        "Councils, police, charities, boards and other bodies of the partnership. A name already held, or one of its other names, is completed rather than added again.";
    public string Accepts => ".csv,.csv.gz";
    public string Permission => PeoplePermissions.Organisations;
    public int Order => 60;

    public IReadOnlyList<(string Name, string Meaning)> Columns =>
        [
            ("name", "The organisation’s name"),
            ("kind", string.Join(", ", Kinds.Keys)),
            ("aliases", "Other names, separated by |"),
            ("parent", "An organisation named earlier in the file that this one belongs to"),
            ("description", "A sentence or two"),
        ];

    internal static IReadOnlyDictionary<string, OrganisationKind> Kinds { get; } =
        Enum.GetValues<OrganisationKind>().ToDictionary(k => Text.Slug(k.Say()), StringComparer.Ordinal);

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var (db, report) = (context.Db, context.Report);
        var held = await db.Set<Organisation>()
            .Include(o => o.Aliases)
            .Where(o => o.MergedIntoId == null)
            .ToListAsync(stop);
        var byName = held.ToDictionary(o => o.NameKey, StringComparer.Ordinal);
        var byAlias = new Dictionary<string, Organisation>(StringComparer.Ordinal);
        foreach (var organisation in held)
        {
            foreach (var alias in organisation.Aliases)
                byAlias.TryAdd(alias.NameKey, organisation);
        }
        var slugs = (await db.Set<Organisation>().Select(o => o.Slug).ToListAsync(stop)).ToHashSet(
            StringComparer.Ordinal
        );
        var seen = new HashSet<Organisation>();
        foreach (var row in TableFile.Read(context.Path, ["name", "kind"]))
        {
            stop.ThrowIfCancellationRequested();
            report.Read++;
            var what = row["name"] ?? "";
            try
            {
                await One(row);
            }
            catch (ImportRefused refused)
            {
                report.Refuse(row.Line, what, refused.Message);
            }
            catch (RulesBroken broken)
            {
                report.Refuse(row.Line, what, broken.Message);
            }
        }
        await db.SaveChangesAsync(stop);

        Organisation? Find(string name) =>
            byName.GetValueOrDefault(Organisation.Key(name)) ?? byAlias.GetValueOrDefault(Organisation.Key(name));

        async Task One(TableRow row)
        {
            var name = row.Needed("name");
            if (!Kinds.TryGetValue(row.Needed("kind"), out var kind))
                throw new ImportRefused($"kind must be one of {string.Join(", ", Kinds.Keys)}, not “{row["kind"]}”");
            var parent = row["parent"] is { } above
                ? Find(above) ?? throw new ImportRefused($"There is no organisation called “{above}” before this row")
                : null;
            var found = Find(name);
            var organisation = found ?? Organisation.Called(name, kind);
            if (!seen.Add(organisation))
                throw new ImportRefused("This organisation stands in the file twice, perhaps under another name");
            if (ReferenceEquals(parent, organisation))
                throw new ImportRefused("An organisation cannot belong to itself");
            var aliases = row.Several("aliases");
            foreach (var alias in aliases)
            {
                if (Find(alias) is { } other && !ReferenceEquals(other, organisation))
                {
                    report.Note(
                        $"“{alias}”, another name of {organisation.Name}, is left out: it means {other.Name} already"
                    );
                }
            }
            organisation.Kind = kind;
            organisation.AlsoKnownAs([
                .. organisation.Aliases.Select(a => a.Name),
                .. aliases.Where(a => Find(a) is not { } other || ReferenceEquals(other, organisation)),
            ]);
            organisation.Describe(row["description"] ?? organisation.Description);
            if (parent is not null)
                organisation.ParentId = await Saved(parent);
            if (found is null)
            {
                for (var n = 2; !slugs.Add(organisation.Slug); n++)
                    organisation.MoveTo($"{Text.Slug(name)}-{n}");
                db.Add(organisation);
                report.Added++;
                report.Example($"{organisation.Name}, {kind.Say().ToLowerInvariant()}");
            }
            else if (db.Entry(organisation).State == EntityState.Modified || NewAlias(organisation))
            {
                report.Replaced++;
            }
            else
            {
                report.Unchanged++;
            }
            byName[organisation.NameKey] = organisation;
            foreach (var alias in organisation.Aliases)
                byAlias.TryAdd(alias.NameKey, organisation);
        }

        bool NewAlias(Organisation organisation) =>
            organisation.Aliases.Any(a => db.Entry(a).State == EntityState.Added);

        async Task<int> Saved(Organisation parent)
        {
            if (parent.Id == 0)
                await db.SaveChangesAsync(stop);
            return parent.Id;
        }
    }
}
