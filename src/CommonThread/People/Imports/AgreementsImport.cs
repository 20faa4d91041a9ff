using CommonThread.People.Agreements;

namespace CommonThread.People.Imports;

/// <summary>Loads <c>agreements.csv</c>: information-sharing agreements and their parties, as signed on their start.</summary>
internal sealed class AgreementsImport : IImport
{
    public string Key => "agreements";
    public string Title => "Information-sharing agreements";
    public string Explanation =>
        "Who may share what with whom, for what and until when. Every party in the file is taken to have signed on the start date.";
    public string Accepts => ".csv,.csv.gz";
    public string Permission => PeoplePermissions.Agreements;
    public int Order => 63;
    public IReadOnlyList<ImportOption> Options => [LivingDates.WrittenOn];

    public IReadOnlyList<(string Name, string Meaning)> Columns =>
        [
            ("title", "The agreement’s title, unique"),
            ("purpose", "What the sharing is for"),
            ("parties", "Organisations, separated by |; two or more"),
            ("gateway", "The law that allows it"),
            ("data_kinds", "Kinds of data, separated by |"),
            ("start", "First day"),
            ("review", "Day of the next review; a year after the start if empty"),
            ("contact_organisation", "Whose post answers questions"),
            ("contact_post", "That post’s title"),
            ("illustrative", "yes if invented"),
        ];

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var (db, report) = (context.Db, context.Report);
        var dates = LivingDates.Of(context);
        var directory = await PostDirectory.Read(db, stop);
        var held = (await db.Set<Agreement>().Include(a => a.Parties).ToListAsync(stop))
            .GroupBy(a => a.Title, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in TableFile.Read(context.Path, ["title", "purpose", "parties", "start"]))
        {
            stop.ThrowIfCancellationRequested();
            report.Read++;
            try
            {
                One(row);
            }
            catch (Exception refused) when (refused is ImportRefused or RulesBroken)
            {
                report.Refuse(row.Line, row["title"] ?? "", refused.Message);
            }
        }
        await db.SaveChangesAsync(stop);

        void One(TableRow row)
        {
            var title = row.Needed("title");
            var parties = row.Several("parties").Select(p => directory.NeedOrganisation(p).Id).Distinct().ToList();
            if (parties.Count < 2)
                throw new ImportRefused("An agreement has two parties or more");
            var start = dates.Move(row.Date("start")) ?? throw new ImportRefused("start is empty");
            var review = dates.Move(row.Date("review")) ?? start.AddYears(1);
            var contact = row["contact_post"] is { } post
                ? directory.NeedPost(post, row.Needed("contact_organisation")).Id
                : (int?)null;
            if (!seen.Add(title))
                throw new ImportRefused("This agreement stands in the file twice");
            var found = held.GetValueOrDefault(title);
            var agreement =
                found
                ?? new Agreement
                {
                    Title = title,
                    Purpose = "",
                    Start = start,
                    Review = review,
                };
            agreement.Write(title, row["purpose"], start, review, agreement.End);
            agreement.Gateway = row["gateway"] ?? agreement.Gateway;
            var kinds = row.Several("data_kinds");
            agreement.DataKinds = kinds.Count > 0 ? string.Join("\n", kinds) : agreement.DataKinds;
            agreement.ContactPostId = contact ?? agreement.ContactPostId;
            agreement.Illustrative = row.YesNo("illustrative");
            var joined = parties.Where(p => agreement.Parties.All(h => h.OrganisationId != p)).ToList();
            foreach (var party in joined)
                agreement.Add(party, start);
            if (found is null)
            {
                db.Add(agreement);
                report.Added++;
                report.Example($"{title}, {Text.Count(parties.Count, "party", "parties")}");
            }
            else if (joined.Count > 0 || db.Entry(agreement).State == EntityState.Modified)
            {
                report.Replaced++;
            }
            else
            {
                report.Unchanged++;
            }
        }
    }
}
