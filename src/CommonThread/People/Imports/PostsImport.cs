using CommonThread.People.Grants;
using CommonThread.People.Organisations;
using CommonThread.People.Posts;

namespace CommonThread.People.Imports;

/// <summary>Loads <c>posts.csv</c>: posts with their establishment, vacancies, roles and the places those are for.</summary>
internal sealed class PostsImport(IEnumerable<IPlaceFinder> places) : IImport
{
    public string Key => "posts";
    public string Title => "Posts and their roles";
    public string Explanation =>
        "Job titles in organisations: how many there are, which are vacant, and what each may do here. Load organisations and places first. Roles are only ever added; they are taken back on the roles page.";
    public string Accepts => ".csv,.csv.gz";

    // Whoever loads posts gives roles, so that it needs the permission to give them.
    public string Permission => PeoplePermissions.Grants;
    public int Order => 61;
    public IReadOnlyList<ImportOption> Options => [LivingDates.WrittenOn];

    public IReadOnlyList<(string Name, string Meaning)> Columns =>
        [
            ("organisation", "An organisation’s name or other name"),
            ("title", "The post’s title, unique in its organisation"),
            ("department", "The department or service it sits in"),
            ("team", "The team it sits in, where its service has several"),
            ("established_on", "Since when the post, or its team, has been there; it never moves with written-on"),
            ("aliases", "Other titles of the same post, separated by |"),
            ("established", "How many of this post there are; 1 if empty"),
            ("filled", "How many are held; as many as there are if empty"),
            ("vacant_since", "When filled is 0: since when"),
            ("roles", "What it may do here, separated by |: " + string.Join(", ", Roles.All.Select(r => r.Key))),
            ("places", "Places its roles are for, as type:name or type:code, separated by |; empty for everywhere"),
            ("note", "A note; one that begins with “Illustrative” marks the post as invented"),
        ];

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var (db, report) = (context.Db, context.Report);
        var dates = LivingDates.Of(context);
        var find = places.FirstOrDefault() is { } finder ? await finder.Finder(db, stop) : null;
        var directory = await PostDirectory.Read(db, stop);
        var held = await db.Set<Post>().Include(p => p.Aliases).Where(p => p.MergedIntoId == null).ToListAsync(stop);
        var posts = new Dictionary<(int, string), Post>();
        foreach (var post in held)
            posts[(post.OrganisationId, post.TitleKey)] = post;
        foreach (var post in held)
        {
            foreach (var alias in post.Aliases)
                posts.TryAdd((post.OrganisationId, alias.TitleKey), post);
        }
        var grants = (await db.Set<Grant>().Where(g => g.RevokedAt == null).ToListAsync(stop)).ToLookup(g => g.PostId);
        var seen = new HashSet<Post>();
        var rows = new List<(TableRow Row, Post Post, bool New, bool Changed)>();
        foreach (var row in TableFile.Read(context.Path, ["organisation", "title"]))
        {
            stop.ThrowIfCancellationRequested();
            report.Read++;
            try
            {
                Roles_(row);
                foreach (var scope in row.Several("places"))
                    Place(scope);
                rows.Add(One(row));
            }
            catch (Exception refused) when (refused is ImportRefused or RulesBroken)
            {
                report.Refuse(row.Line, $"{row["title"]}, {row["organisation"]}", refused.Message);
            }
        }
        await db.SaveChangesAsync(stop);
        foreach (var (row, post, isNew, changed) in rows)
        {
            try
            {
                var given = Give(row, post);
                if (isNew)
                    report.Added++;
                else if (changed || given)
                    report.Replaced++;
                else
                    report.Unchanged++;
            }
            catch (ImportRefused refused)
            {
                report.Refuse(row.Line, $"{row["title"]}, {row["organisation"]}", refused.Message);
            }
        }
        await db.SaveChangesAsync(stop);

        (TableRow, Post, bool, bool) One(TableRow row)
        {
            var organisation = directory.NeedOrganisation(row.Needed("organisation"));
            var title = row.Needed("title");
            var found = posts.GetValueOrDefault((organisation.Id, Post.Key(title)));
            var post = found ?? Post.In(organisation.Id, title);
            if (!seen.Add(post))
                throw new ImportRefused("This post stands in the file twice, perhaps under another title");
            var established = row.Whole("established") ?? 1;
            var filled = row.Whole("filled") ?? established;
            var vacant = dates.Move(row.Date("vacant_since"));
            if (filled == 0 && vacant is null)
                vacant = post.VacantSince ?? context.Today;
            post.Establish(established, filled, vacant);
            post.Describe(row["department"] ?? post.Department, row["note"] ?? post.Note);
            post.SitIn(row["team"] ?? post.Team, row.Date("established_on") ?? post.EstablishedOn, context.Today);
            post.Illustrative = post.Note?.StartsWith("Illustrative", StringComparison.OrdinalIgnoreCase) == true;
            post.AlsoKnownAs([
                .. post.Aliases.Select(a => a.Title),
                .. row.Several("aliases")
                    .Where(a =>
                        posts.GetValueOrDefault((organisation.Id, Post.Key(a))) is not { } other
                        || ReferenceEquals(other, post)
                    ),
            ]);
            var changed =
                found is not null
                && (
                    db.Entry(post).State == EntityState.Modified
                    || post.Aliases.Any(a => db.Entry(a).State == EntityState.Added)
                );
            if (found is null)
            {
                db.Add(post);
                report.Example($"{post.Title}, {organisation.Name}{(post.IsVacant ? " (vacant)" : "")}");
            }
            posts[(organisation.Id, post.TitleKey)] = post;
            foreach (var alias in post.Aliases)
                posts.TryAdd((organisation.Id, alias.TitleKey), post);
            return (row, post, found is null, changed);
        }

        static void Roles_(TableRow row)
        {
            foreach (var role in row.Several("roles"))
            {
                if (Roles.Find(role) is null)
                    throw new ImportRefused(
                        $"“{role}” is not a role. Roles are {string.Join(", ", Roles.All.Select(r => r.Key))}"
                    );
            }
        }

        bool Give(TableRow row, Post post)
        {
            var given = false;
            var scopes = row.Several("places");
            var wanted = new List<(string? Reference, int? Place)>();
            foreach (var scope in scopes)
                wanted.Add((scope, Place(scope)));
            if (wanted.Count == 0)
                wanted.Add((null, null));
            foreach (var role in row.Several("roles").Distinct(StringComparer.Ordinal))
            {
                foreach (var (reference, place) in wanted)
                {
                    var has = grants[post.Id].FirstOrDefault(g => g.Role == role && g.PlaceReference == reference);
                    if (has is not null && (has.PlaceId is not null || place is null))
                        continue;
                    given = true;
                    if (has is not null)
                    {
                        has.JoinPlace(place!.Value);
                        continue;
                    }
                    var grant = Grant.Of(role, post.Id, context.Today, placeReference: reference);
                    if (place is { } known)
                        grant.JoinPlace(known);
                    db.Add(grant);
                }
            }
            return given;
        }

        int? Place(string scope)
        {
            var colon = scope.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1 || colon == scope.Length - 1)
                throw new ImportRefused($"places must be type:name or type:code, not “{scope}”");
            var place = find?.Invoke(scope[..colon].Trim(), scope[(colon + 1)..].Trim());
            // A role for a place that is not held would look given and reach nothing.
            if (place is null && find is not null)
                throw new ImportRefused(
                    $"There is no place “{scope}” here. Load the places first, or take it out of the row"
                );
            return place;
        }
    }
}
