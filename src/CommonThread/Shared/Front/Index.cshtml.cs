namespace CommonThread.Shared.Front;

/// <summary>The first page.</summary>
[Public]
public sealed class IndexModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel;
