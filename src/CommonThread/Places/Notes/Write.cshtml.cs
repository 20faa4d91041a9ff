using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Places.Notes;

/// <summary>Writes a note on a place for the public, for partners, or for one's own organisation.</summary>
[Needs(PlacesPermissions.Notes)]
public sealed class WriteModel(PlaceTree tree) : PlacePage(tree)
{
    public sealed class Input
    {
        public string? Words { get; set; }
        public Marking? Marking { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    protected override string Permission => PlacesPermissions.Notes;

    private HeldPost? Post => Caller.Posts.Count > 0 ? Caller.Posts[0] : null;

    public IReadOnlyList<SelectListItem> Markings
    {
        get
        {
            var choices = new List<SelectListItem>
            {
                new("Anyone", nameof(CommonThread.Shared.Marking.Public)),
                new("Everyone signed in to this partnership", nameof(CommonThread.Shared.Marking.Partners)),
            };
            if (Post is { } post)
            {
                choices.Add(new($"Posts of {post.Organisation}", nameof(CommonThread.Shared.Marking.Organisation)));
                if (Caller.RestrictedOrganisationIds.Contains(post.OrganisationId))
                    choices.Add(
                        new(
                            $"Posts of {post.Organisation} with a restricted grant; each reading is recorded",
                            nameof(CommonThread.Shared.Marking.Restricted)
                        )
                    );
            }
            return choices;
        }
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        Rules.Check(
            ("Marking", Form.Marking is { } m && Markings.Any(c => c.Value == m.ToString()), "Choose who may read it")
        );
        var marking = Form.Marking!.Value;
        var note = PlaceNote.On(Place.Id, Form.Words ?? "", marking, Post?.OrganisationId, Today, Post?.Id);
        Db.Add(note);
        await Db.SaveChangesAsync(Stop);
        return Done("The note was added", Place.Url);
    }
}
