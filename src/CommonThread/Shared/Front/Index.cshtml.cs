using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommonThread.Shared.Front;

/// <summary>"What is happening where I live?"</summary>
[Public]
public sealed class IndexModel(
    IEnumerable<IFrontSentence> sentences,
    IEnumerable<IFrontList> lists,
    IEnumerable<IFrontBlock> blocks,
    TimeProvider clock
) : PageModel
{
    public IReadOnlyList<FrontSentence> Sentences { get; private set; } = [];

    public IReadOnlyList<FrontList> Lists { get; private set; } = [];

    public IReadOnlyList<FrontBlock> Blocks { get; private set; } = [];

    public async Task OnGet()
    {
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
        var shown = new List<FrontBlock>();
        foreach (var block in blocks.OrderBy(b => b.Order))
        {
            if (await block.Show(db, Url, clock.Today(), HttpContext.RequestAborted) is { } b)
                shown.Add(b);
        }
        Blocks = shown;
    }
}
