namespace CommonThread.People.Mail;

/// <summary>Letters on their way out, for the administrator, who passes them on where there is no mail server.</summary>
[Needs(PeoplePermissions.Partnership)]
public sealed class OutboxModel : ThreadPage
{
    public IReadOnlyList<Letter> Letters { get; private set; } = [];

    public bool Sends => HttpContext.RequestServices.GetRequiredService<MailServer>().IsSet;

    public async Task OnGet() =>
        Letters = await Db.Set<Letter>().AsNoTracking().OrderByDescending(l => l.WrittenAt).Take(100).ToListAsync(Stop);
}
