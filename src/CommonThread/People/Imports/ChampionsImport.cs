using CommonThread.People.Champions;

namespace CommonThread.People.Imports;

/// <summary>Loads <c>champions.csv</c>: who speaks for a subject in an organisation, and the officer to ask.</summary>
internal sealed class ChampionsImport : IImport
{
    public string Key => "champions";
    public string Title => "Champions";
    public string Explanation =>
        "Who speaks for a subject in an organisation, usually an elected member, and the officer to ask about it. Load organisations and posts first. A subject that has somebody already is changed.";
    public string Accepts => ".csv,.csv.gz";
    public string Permission => PeoplePermissions.Organisations;
    public int Order => 64;
    public IReadOnlyList<ImportOption> Options => [LivingDates.WrittenOn];

    public IReadOnlyList<(string Name, string Meaning)> Columns =>
        [
            ("organisation", "An organisation’s name or other name"),
            ("subject", "What they speak for"),
            ("champion", "The title of the member’s post, in that organisation"),
            ("officer", "The title of the officer’s post, in that organisation"),
            ("contact", "A team’s e-mail address or telephone number, never a person’s own"),
            ("published_on", "Since when both are made known; today if empty"),
            ("illustrative", "yes if invented"),
        ];

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var (db, report) = (context.Db, context.Report);
        var dates = LivingDates.Of(context);
        var directory = await PostDirectory.Read(db, stop);
        var held = (await db.Set<Champion>().ToListAsync(stop)).ToDictionary(c => (c.OrganisationId, c.SubjectKey));
        var seen = new HashSet<Champion>();
        foreach (var row in TableFile.Read(context.Path, ["organisation", "subject"]))
        {
            stop.ThrowIfCancellationRequested();
            report.Read++;
            try
            {
                One(row);
            }
            catch (Exception refused) when (refused is ImportRefused or RulesBroken)
            {
                report.Refuse(row.Line, row["subject"] ?? "", refused.Message);
            }
        }
        await db.SaveChangesAsync(stop);

        void One(TableRow row)
        {
            var organisation = directory.NeedOrganisation(row.Needed("organisation"));
            var subject = row.Needed("subject");
            var found = held.GetValueOrDefault((organisation.Id, Champion.Key(subject)));
            var champion = found ?? Champion.In(organisation.Id);
            champion.Write(
                subject,
                Post(row["champion"]),
                Post(row["officer"]),
                row["contact"],
                dates.Move(row.Date("published_on")) ?? found?.PublishedOn,
                context.Today
            );
            champion.Illustrative = row.YesNo("illustrative");
            if (!seen.Add(champion))
                throw new ImportRefused("This subject stands in the file twice for one organisation");
            held[(organisation.Id, champion.SubjectKey)] = champion;
            if (found is null)
            {
                db.Add(champion);
                report.Added++;
                report.Example($"{champion.Subject}, {organisation.Name}");
            }
            else if (db.Entry(champion).State == EntityState.Modified)
            {
                report.Replaced++;
            }
            else
            {
                report.Unchanged++;
            }

            int? Post(string? title) => title is null ? null : directory.NeedPost(title, row.Needed("organisation")).Id;
        }
    }
}
