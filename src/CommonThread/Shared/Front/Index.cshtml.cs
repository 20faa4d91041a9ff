using CommonThread.Partnerships;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommonThread.Shared.Front;

/// <summary>"What is happening where I live?" – or, above the partnerships, which ones there are.</summary>
[Public]
[AtInstallation]
public sealed class IndexModel(
    CurrentPartnership current,
    Installation installation,
    IEnumerable<IFrontSentence> sentences,
    IEnumerable<IFrontList> lists,
    TimeProvider clock
) : PageModel
{
    public Partnership? Partnership => current.Partnership;

    public IReadOnlyList<Partnership> Partnerships => installation.Partnerships;

    public IReadOnlyList<FrontSentence> Sentences { get; private set; } = [];

    public IReadOnlyList<FrontList> Lists { get; private set; } = [];

    public async Task OnGet()
    {
        if (Partnership is null)
        {
            installation.Refresh();
            return;
        }
        var db = HttpContext.RequestServices.GetRequiredService<CommonThreadDb>();
        var said = new List<FrontSentence>();
        foreach (var sentence in sentences.OrderBy(s => s.Order))
        {
            if (await sentence.Say(db, clock.Today(), HttpContext.RequestAborted) is { } s)
                said.Add(s);
        }
        Sentences = said;
        var listed = new List<FrontList>();
        foreach (var list in lists.OrderBy(l => l.Order))
            listed.Add(await list.List(db, clock.Today(), HttpContext.RequestAborted));
        Lists = listed;
    }
}
