using CommonThread.People.CaseSystems;

namespace CommonThread.People.Imports;

/// <summary>Loads <c>case-system.csv</c>: what partners returned of a shared case system, by quarter. Counts only.</summary>
internal sealed class CaseSystemImport : IImport
{
    public string Key => "case-system";
    public string Title => "Reach of a shared case system";
    public string Explanation =>
        "How many users, cases, referrals and training sessions each partner had in a shared case system such as ECINs, by quarter. Counts only: what is in a case has no place here. A quarter that is loaded already is replaced.";
    public string Accepts => ".csv,.csv.gz";
    public string Permission => PeoplePermissions.CaseSystem;
    public int Order => 65;
    public IReadOnlyList<ImportOption> Options => [LivingDates.WrittenOn];

    public IReadOnlyList<(string Name, string Meaning)> Columns =>
        [
            ("system", "The system’s name, like ECINs"),
            ("organisation", "The partner’s name or other name"),
            ("quarter", "Counted from April, like 2025-26 Q3"),
            ("licensed_users", "Users with a licence"),
            ("active_users", "Those who signed in to it in the quarter"),
            ("cases", "Cases open at any time in the quarter"),
            ("referrals", "Referrals made in the quarter"),
            ("training_held", "Training sessions held in the quarter"),
            ("illustrative", "yes if invented"),
        ];

    private static readonly string[] Needed =
    [
        "system",
        "organisation",
        "quarter",
        "licensed_users",
        "active_users",
        "cases",
        "referrals",
        "training_held",
    ];

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var (db, report) = (context.Db, context.Report);
        var dates = LivingDates.Of(context);
        var directory = await PostDirectory.Read(db, stop);
        var held = (await db.Set<CaseSystemUse>().ToListAsync(stop)).ToDictionary(u =>
            (u.System.ToUpperInvariant(), u.OrganisationId, u.QuarterFirst)
        );
        var seen = new HashSet<CaseSystemUse>();
        foreach (var row in TableFile.Read(context.Path, Needed))
        {
            stop.ThrowIfCancellationRequested();
            report.Read++;
            try
            {
                One(row);
            }
            catch (Exception refused) when (refused is ImportRefused or RulesBroken)
            {
                report.Refuse(row.Line, $"{row["organisation"]}, {row["quarter"]}", refused.Message);
            }
        }
        await db.SaveChangesAsync(stop);

        void One(TableRow row)
        {
            var organisation = directory.NeedOrganisation(row.Needed("organisation"));
            var written =
                LivingDates.Quarter(row.Needed("quarter"))
                ?? throw new ImportRefused($"quarter must be like 2025-26 Q3, not “{row["quarter"]}”");
            var quarter = Period.QuarterOf(dates.Move(written.First.AddDays(45)));
            var read = CaseSystemUse.Of(row.Needed("system"), organisation.Id, quarter, context.Today);
            var key = (read.System.ToUpperInvariant(), organisation.Id, read.QuarterFirst);
            var use = held.GetValueOrDefault(key) ?? read;
            if (!seen.Add(use))
                throw new ImportRefused("This partner’s quarter stands in the file twice");
            use.Count(
                row.Whole("licensed_users"),
                row.Whole("active_users"),
                row.Whole("cases"),
                row.Whole("referrals"),
                row.Whole("training_held")
            );
            use.Illustrative = row.YesNo("illustrative");
            if (held.TryAdd(key, use))
            {
                db.Add(use);
                report.Added++;
                report.Example($"{use.System}, {organisation.Name}, {use.Quarter}");
            }
            else if (db.Entry(use).State == EntityState.Modified)
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
