using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommonThread.Partnerships;

/// <summary>The first page of a host that serves several partnerships: which there are. One alone is opened at once.</summary>
[Public]
[AtInstallation]
public sealed class ListModel(Installation installation) : PageModel
{
    public IReadOnlyList<Partnership> Partnerships { get; private set; } = [];

    public IActionResult OnGet()
    {
        Partnerships = installation.Partnerships;
        return Partnerships is [var only] ? LocalRedirect(only.Path) : Page();
    }
}
