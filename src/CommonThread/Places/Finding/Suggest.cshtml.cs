using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Places.Finding;

/// <summary>What the search box suggests while somebody types, as JSON (C-08). Without it the box leads to the ordinary results.</summary>
[Public]
public sealed class SuggestModel(PlaceTree tree) : ThreadPage
{
    /// <summary>A suggestion: "Sinfin", "Ward, Derby", and its page.</summary>
    public sealed record Suggestion(string Name, string Where, string Url);

    public async Task<IActionResult> OnGet([FromQuery] string? q)
    {
        var found = await new FindPlaces(Db, tree).Suggest(q ?? "", Today, Stop);
        Response.Headers.CacheControl = "public, max-age=60";
        return new JsonResult(
            found.Select(c => new Suggestion(
                c.Name,
                c.Where.Length == 0 || c.Where == c.Name ? c.Kind : $"{c.Kind}, {c.Where}",
                Url.Content(c.Url)
            ))
        );
    }
}
