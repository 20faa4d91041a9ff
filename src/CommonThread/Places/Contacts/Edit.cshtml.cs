using CommonThread.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Places.Contacts;

/// <summary>Says which services work in a place and how their teams are reached (C-20).</summary>
[Needs(PlacesPermissions.Contacts)]
public sealed class EditModel(PlaceTree tree) : PlacePage(tree)
{
    public sealed class Input
    {
        public int? OrganisationId { get; set; }
        public int? PostId { get; set; }
        public string? Service { get; set; }
        public string? Contact { get; set; }
        public string? Hours { get; set; }
        public DateOnly? From { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    protected override string Permission => PlacesPermissions.Contacts;

    internal IReadOnlyList<ContactRow> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    /// <summary>Everyone speaks for their own organisation; who keeps the register of places speaks for all.</summary>
    public bool MayFor(int organisationId) =>
        Caller.May(PlacesPermissions.Edit, Above)
        || (
            Caller.OrganisationIds.Contains(organisationId) && Caller.MayFor(PlacesPermissions.Contacts, organisationId)
        );

    protected override async Task Load()
    {
        Rows = await ContactRow.Of(Db, [Place.Id], Today, Stop);
        Organisations =
        [
            .. (await OrganisationChoices.For(Db, null, Stop)).Where(o =>
                MayFor(int.Parse(o.Value, System.Globalization.CultureInfo.InvariantCulture))
            ),
        ];
        Posts = await PostChoices.For(
            Db,
            Organisations.Count == 1
                ? int.Parse(Organisations[0].Value, System.Globalization.CultureInfo.InvariantCulture)
                : null,
            Stop
        );
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var post = Form.PostId is { } chosen ? await PostNames.Find(Db, chosen, Stop) : null;
        var organisation =
            Form.OrganisationId
            ?? (
                Organisations.Count == 1
                    ? int.Parse(Organisations[0].Value, System.Globalization.CultureInfo.InvariantCulture)
                    : 0
            );
        Rules.Check(
            ("OrganisationId", MayFor(organisation), "Choose an organisation you may speak for"),
            (
                "PostId",
                Form.PostId is null || post?.OrganisationId == organisation,
                "Choose a post of that organisation"
            ),
            Why.Given(Reason)
        );
        var contact = ServiceContact.In(Place.Id, organisation, Form.Service ?? "", Form.From ?? Today);
        contact.ReachedBy(post?.Id, Form.Contact, Form.Hours);
        var twice = Rows.Any(r => Place.Key(r.Service) == contact.ServiceKey);
        Db.Add(contact);
        await Db.SaveChangesAsync(Stop);
        return Done(
            twice
                ? $"Added. There is another contact for {contact.Service} here: agree with each other who answers"
                : $"{contact.Service} was added",
            $"{Place.Url}/contacts"
        );
    }

    public async Task<IActionResult> OnPostEnd(int contactId)
    {
        var id = Place.Id;
        var contact = await Db.Set<ServiceContact>()
            .SingleOrDefaultAsync(c => c.Id == contactId && c.PlaceId == id, Stop);
        if (contact is null || !MayFor(contact.OrganisationId))
            return NotFound();
        Rules.Check(Why.Given(Reason, EndForm.FieldOf(contactId)));
        contact.End(contact.From is { } from && from >= Today ? from : Today.AddDays(-1));
        await Db.SaveChangesAsync(Stop);
        return Done($"{contact.Service} was ended", $"{Place.Url}/contacts");
    }
}
