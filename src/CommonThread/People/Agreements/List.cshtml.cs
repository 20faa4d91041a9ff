namespace CommonThread.People.Agreements;

/// <summary>The register of information-sharing agreements; those overdue for review come first.</summary>
[SignedIn]
public sealed class ListModel : ThreadPage
{
    public IReadOnlyList<Agreement> Agreements { get; private set; } = [];

    public async Task OnGet() =>
        Agreements = [
            .. (await Db.Set<Agreement>().AsNoTracking().Include(a => a.Parties).ToListAsync(Stop))
                .OrderBy(a => a.StateOn(Today) == AgreementState.Ended)
                .ThenBy(a => a.Review),
        ];

    public static string Colour(AgreementState state) =>
        state switch
        {
            AgreementState.InForce => "green",
            AgreementState.ReviewOverdue => "red",
            AgreementState.AwaitingSignatures => "yellow",
            _ => "grey",
        };
}
