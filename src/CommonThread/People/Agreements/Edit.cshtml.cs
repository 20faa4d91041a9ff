using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.People.Agreements;

/// <summary>Registers an agreement, or changes what it says and who its parties are.</summary>
[Needs(PeoplePermissions.Agreements)]
public sealed class EditModel : ThreadPage
{
    public sealed class Input
    {
        public string? Title { get; set; }
        public string? Purpose { get; set; }
        public List<int> Parties { get; set; } = [];
        public string? Gateway { get; set; }
        public string? DataKinds { get; set; }
        public string? Method { get; set; }
        public string? Security { get; set; }
        public string? Document { get; set; }
        public DateOnly? Start { get; set; }
        public DateOnly? Review { get; set; }
        public DateOnly? End { get; set; }
        public int? ContactPostId { get; set; }
    }

    private Agreement? agreement;

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public bool IsNew => agreement is null;

    public override async Task<bool> Prepare()
    {
        Organisations = await OrganisationChoices.For(Db, stop: Stop);
        Posts = await PostChoices.For(Db, stop: Stop);
        if (RouteData.Values["id"] is not string id)
            return true;
        var number = int.Parse(id, Text.Words);
        agreement = await Db.Set<Agreement>().Include(a => a.Parties).SingleOrDefaultAsync(a => a.Id == number, Stop);
        return agreement is not null;
    }

    public void OnGet()
    {
        if (agreement is not { } a)
        {
            (Form.Start, Form.Review) = (Today, Today.AddYears(1));
            return;
        }
        Form = new()
        {
            Title = a.Title,
            Purpose = a.Purpose,
            Parties = [.. a.Parties.Select(p => p.OrganisationId)],
            Gateway = a.Gateway,
            DataKinds = a.DataKinds,
            Method = a.Method,
            Security = a.Security,
            Document = a.Document,
            Start = a.Start,
            Review = a.Review,
            End = a.End,
            ContactPostId = a.ContactPostId,
        };
    }

    public async Task<IActionResult> OnPost()
    {
        Rules.Check(
            ("Start", Form.Start is not null, "Enter the first day"),
            ("Parties", Form.Parties.Distinct().Count() >= 2, "Choose two parties or more"),
            ("Gateway", Form.Gateway is not { Length: > 500 }, "Lawful basis must be 500 characters or fewer"),
            ("DataKinds", Form.DataKinds is not { Length: > 1000 }, "Kinds of data must be 1,000 characters or fewer"),
            ("Method", Form.Method is not { Length: > 1000 }, "This must be 1,000 characters or fewer"),
            ("Security", Form.Security is not { Length: > 1000 }, "This must be 1,000 characters or fewer"),
            ("Document", Form.Document is not { Length: > 500 }, "Document must be 500 characters or fewer")
        );
        var known = Organisations.Select(o => o.Value).ToHashSet();
        Rules.Check(
            (
                "Parties",
                Form.Parties.TrueForAll(p => known.Contains(p.ToString(Text.Words))),
                "Choose organisations from the list"
            )
        );
        var start = Form.Start!.Value;
        var one =
            agreement
            ?? new Agreement
            {
                Title = "",
                Purpose = "",
                Start = start,
                Review = start,
            };
        one.Write(Form.Title, Form.Purpose, start, Form.Review ?? start.AddYears(1), Form.End);
        (one.Gateway, one.DataKinds, one.Method) = (Form.Gateway, Form.DataKinds, Form.Method);
        (one.Security, one.Document, one.ContactPostId) = (Form.Security, Form.Document, Form.ContactPostId);
        foreach (var party in Form.Parties.Distinct().Where(p => one.Parties.All(h => h.OrganisationId != p)).ToList())
            one.Add(party, null);
        var left = one.Parties.Where(p => !Form.Parties.Contains(p.OrganisationId)).ToList();
        Rules.Check(
            ("Parties", left.TrueForAll(p => p.SignedOn is null), "A party that has signed stays; it may withdraw")
        );
        foreach (var party in left)
            one.Remove(party);
        if (agreement is null)
            Db.Add(one);
        await Db.SaveChangesAsync(Stop);
        return Done($"{one.Title} is saved. Each party now signs", $"~/agreements/{one.Id}");
    }
}
