using CommonThread.People;
using CommonThread.Places;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Learning;

/// <summary>A case study as its author writes it, with the places and the priority it illustrates .</summary>
[Needs(PlanPermissions.SubmitLearning)]
public sealed class WriteStudyModel(PlaceTree tree) : PartPage<CaseStudy>
{
    private const int MostPlaces = 3;

    public sealed class Input
    {
        public string? Title { get; set; }

        public int? PriorityId { get; set; }

        public List<int?> Places { get; set; } = [];

        public string? Problem { get; set; }

        public string? WhatWasDone { get; set; }

        public string? Result { get; set; }

        public string? Figures { get; set; }

        public decimal? Cost { get; set; }

        public int? PostId { get; set; }

        public List<int> Partners { get; set; } = [];

        public ImageConsent ImageConsent { get; set; }

        public string? Tags { get; set; }
    }

    public static IReadOnlyList<SelectListItem> Consents { get; } =
    [
        new("Yes, everyone in them has given consent", nameof(ImageConsent.Given)),
        new("Yes, nobody can be recognised in them", nameof(ImageConsent.NotNeeded)),
        new("No, consent has not been given", nameof(ImageConsent.None)),
    ];

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Priorities { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    public override string Noun => "case study";

    public override string Anchor => "case-studies";

    protected override string Permission => PlanPermissions.SubmitLearning;

    protected override bool IsWords => false;

    public override string Back =>
        Part is null ? $"~/good-practice?framework={Framework.Slug}" : $"~/good-practice/{Part.Id}";

    public override string AfterRemoval => "Nobody finds it any more; the history keeps it.";

    protected override IQueryable<CaseStudy> Query =>
        Db.Set<CaseStudy>().Include(c => c.Partners).Include(c => c.TakenUp).AsSplitQuery();

    public override bool MayRemove => mayWrite && Part?.State != CaseStudyState.Published;

    private bool mayWrite = true;

    // Partners of any organisation write case studies, not only those of the framework's owner.
    public override bool May(string permission) => Caller.May(permission);

    protected override async Task<bool> Find()
    {
        if (!await base.Find())
            return false;
        mayWrite = Part is null || await StudyAuthor.MayWrite(Db, Part, Caller, Stop);
        return mayWrite;
    }

    protected override async Task Choices()
    {
        Priorities = await ChoicesOf<Priority>(p => p.Name);
        Places = ChoiceList.Of(
            (await tree.Names(Stop))
                .Values.Where(p => PlaceType.Find(p.Type) is { Listed: true })
                .OrderBy(p => p.Name, StringComparer.Ordinal),
            p => p.Id,
            p => $"{p.Name} ({p.Kind.ToLowerInvariant()})"
        );
        Posts = await PostChoices.For(Db, null, Stop);
        Organisations = await OrganisationChoices.For(Db, null, Stop);
        if (Part is { } part && HttpMethods.IsGet(Request.Method))
            Form.Places = [.. await MakeLinks.Above(Db, part.Record, "place", Stop)];
        while (Form.Places.Count < MostPlaces)
            Form.Places.Add(null);
    }

    protected override void Show(CaseStudy part) =>
        Form = new()
        {
            Title = part.Title,
            PriorityId = part.PriorityId,
            Places = Form.Places,
            Problem = part.Problem,
            WhatWasDone = part.WhatWasDone,
            Result = part.Result,
            Figures = part.Figures,
            Cost = part.Cost,
            PostId = part.PostId,
            Partners = [.. part.Partners.Select(p => p.OrganisationId)],
            ImageConsent = part.ImageConsent,
            Tags = part.Tags,
        };

    protected override Task<CaseStudy> Take(CaseStudy? part)
    {
        var places = Form.Places.OfType<int>().ToList();
        Rules.Check(
            (
                nameof(Form.PriorityId),
                Form.PriorityId is null || Offered(Priorities, Form.PriorityId.Value),
                "Choose a priority of this framework"
            ),
            ($"{nameof(Form.Places)}[0]", places.TrueForAll(id => Offered(Places, id)), "Choose a place from the list"),
            (
                nameof(Form.Partners),
                Form.Partners.TrueForAll(id => Offered(Organisations, id)),
                "Choose partners from the list"
            )
        );
        part ??= new CaseStudy { FrameworkId = Framework.Id };
        (part.Title, part.PriorityId) = (Form.Title ?? "", Form.PriorityId);
        (part.Problem, part.WhatWasDone, part.Result) = (Form.Problem, Form.WhatWasDone, Form.Result);
        (part.Figures, part.Cost, part.PostId) = (Form.Figures, Form.Cost, Form.PostId);
        (part.ImageConsent, part.Tags) = (Form.ImageConsent, Form.Tags);
        part.Partners.RemoveAll(p => !Form.Partners.Contains(p.OrganisationId));
        part.Partners.AddRange(
            Form.Partners.Where(id => part.Partners.TrueForAll(p => p.OrganisationId != id))
                .Distinct()
                .Select(id => new CaseStudyPartner { OrganisationId = id })
        );
        part.Check();
        return Task.FromResult(part);
    }

    protected override Task After(CaseStudy part) =>
        MakeLinks.Up(Db, part.Record, "place", Form.Places.OfType<int>(), Activities.Activity.Happens, Stop);
}
