using CommonThread.Partnerships;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.Mail;

/// <summary>Reads a letter that no server will send. The reading is recorded.</summary>
[Needs(PeoplePermissions.Partnership)]
[ResponseCache(NoStore = true)]
public sealed class ReadModel(CurrentPartnership current) : ThreadPage
{
    public Letter Letter { get; private set; } = null!;

    public string Body { get; private set; } = "";

    public async Task<IActionResult> OnGet(int id)
    {
        var services = HttpContext.RequestServices;
        var letter = await Db.Set<Letter>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, Stop);
        if (
            services.GetRequiredService<MailServer>().IsSet
            || letter is null
            || letter.ExpiresAt <= Clock.GetUtcNow().UtcDateTime
            || services.GetRequiredService<WriteLetter>().Open(letter, current.Required) is not { } body
        )
            return NotFound();
        (Letter, Body) = (letter, body);
        await Db.Record("read", letter.Record, null, Stop);
        return Page();
    }
}
