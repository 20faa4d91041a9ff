namespace CommonThread.People.CaseSystems;

/// <summary>How far the shared case systems reach: by partner in a quarter, and altogether by quarter (I-18).</summary>
[SignedIn]
public sealed class ListModel : ThreadPage
{
    /// <summary>A partner's return, with the active users of the quarter before.</summary>
    public sealed record Row(CaseSystemUse Use, string Organisation, string Url, int? ActiveBefore);

    /// <summary>All returns of one system in one quarter added up.</summary>
    public sealed record Total(
        Period Quarter,
        int Partners,
        int Licensed,
        int Active,
        int Cases,
        int Referrals,
        int Training,
        bool Illustrative
    );

    public sealed record SystemUse(string Name, Period Quarter, IReadOnlyList<Row> Rows, IReadOnlyList<Total> Quarters);

    /// <summary>Which quarter the partners are shown for, as its key; the last one with a return where it is not said.</summary>
    [Microsoft.AspNetCore.Mvc.BindProperty(SupportsGet = true)]
    public string? Quarter { get; set; }

    public IReadOnlyList<SystemUse> Systems { get; private set; } = [];

    /// <summary>The quarters that any system has returns for, latest first.</summary>
    public IReadOnlyList<Period> Quarters { get; private set; } = [];

    public bool MayRecord => Caller.May(PeoplePermissions.CaseSystem);

    public async Task OnGet()
    {
        var uses = await Db.Set<CaseSystemUse>().AsNoTracking().ToListAsync(Stop);
        var names = await OrganisationNames.Of(Db, uses.Select(u => u.OrganisationId), Stop);
        Quarters = [.. uses.Select(u => u.Quarter).Distinct().OrderByDescending(q => q)];
        Systems =
        [
            .. uses.GroupBy(u => u.System, StringComparer.OrdinalIgnoreCase)
                .OrderBy(s => s.Key, StringComparer.OrdinalIgnoreCase)
                .Select(s => Tell(s.First().System, [.. s], names)),
        ];
    }

    private SystemUse Tell(string system, List<CaseSystemUse> uses, IReadOnlyDictionary<int, OrganisationName> names)
    {
        var shown =
            Period.TryParse(Quarter, out var asked) && asked.Kind == PeriodKind.Quarter
                ? asked
                : uses.Max(u => u.Quarter);
        var before = uses.Where(u => u.Quarter == shown.Previous())
            .ToDictionary(u => u.OrganisationId, u => u.ActiveUsers);
        return new(
            system,
            shown,
            [
                .. uses.Where(u => u.Quarter == shown && names.ContainsKey(u.OrganisationId))
                    .Select(u => new Row(
                        u,
                        names[u.OrganisationId].Name,
                        names[u.OrganisationId].Url,
                        before.TryGetValue(u.OrganisationId, out var active) ? active : null
                    ))
                    .OrderBy(r => r.Organisation, StringComparer.OrdinalIgnoreCase),
            ],
            [.. uses.GroupBy(u => u.Quarter).OrderByDescending(q => q.Key).Select(q => Sum(q.Key, [.. q]))]
        );
    }

    private static Total Sum(Period quarter, IReadOnlyList<CaseSystemUse> uses) =>
        new(
            quarter,
            uses.Count,
            uses.Sum(u => u.LicensedUsers),
            uses.Sum(u => u.ActiveUsers),
            uses.Sum(u => u.Cases),
            uses.Sum(u => u.Referrals),
            uses.Sum(u => u.TrainingHeld),
            uses.Any(u => u.Illustrative)
        );
}
