using CommonThread.Strategy.Plans;
using CommonThread.Strategy.Registers;

namespace CommonThread.Strategy.Leads;

internal sealed class GuidanceRegister : Register<Guidance>
{
    public override string Key => "guidance";
    public override string Title => "Information, advice and guidance";
    public override string One => "a piece of guidance";
    public override string Permission => PlanPermissions.Lead;
    public override string Explanation =>
        "What leads give out to each Community Safety Partnership, and who has received and used it. Each partnership says so itself.";

    public override string Note =>
        "When each Community Safety Partnership received and used it is for the partnership to say, from the list.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Line(x => x.Title, "Title"),
            OfOwnPriority(x => x.PriorityId!),
            Kind(x => x.Kind, "Kind"),
            Day(x => x.On!, "Date"),
            Day(x => x.ReviewOn!, "Review on"),
            Line(
                x => x.Link!,
                "Link",
                "A whole address, such as https://www.example.gov.uk/guide. A file is added from the list"
            ),
        ];

    protected override Task Ready(RegisterScope scope) => scope.ReadDocuments(StrategyKinds.Guidance);

    protected override IEnumerable<(string, string)> Told(RegisterScope scope, Guidance entry)
    {
        var waiting = scope
            .Csps.Where(c => !entry.Receipts.Exists(r => $"{r.PlaceId}" == c.Value && r.ReceivedOn is not null))
            .Select(c => c.Text)
            .ToList();
        if (waiting.Count > 0)
            yield return ("Not received yet by", string.Join("; ", waiting));
    }

    protected override IEnumerable<(string, string)> Ways(RegisterScope scope, Guidance entry) =>
        scope.MayReceive
            ? ScopingRegister
                .Documents(scope, entry.Record)
                .Append(
                    (
                        "Mark it as received or used by your partnership",
                        $"~/strategy/{scope.Framework.Slug}/guidance/{entry.Id}/received"
                    )
                )
            : ScopingRegister.Documents(scope, entry.Record);

    protected override string TitleOf(RegisterScope scope, Guidance entry) => entry.Title;

    protected override Guidance New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(Guidance entry, DateOnly today) => entry.Check();

    protected override IQueryable<Guidance> Entries(CommonThreadDb db) => db.Set<Guidance>().Include(g => g.Receipts);

    protected override IEnumerable<Question> More(RegisterScope scope) =>
        scope.Csps.SelectMany(c =>
            new[]
            {
                new Question($"Received{c.Value}", $"{c.Text}: received on", Answered.ByDate)
                {
                    IsToldElsewhere = true,
                },
                new Question($"Used{c.Value}", $"{c.Text}: used on", Answered.ByDate) { IsToldElsewhere = true },
            }
        );

    protected override void ReadMore(RegisterScope scope, Guidance entry, Answers answers)
    {
        foreach (var receipt in entry.Receipts)
        {
            answers.Dates[$"Received{receipt.PlaceId}"] = receipt.ReceivedOn;
            answers.Dates[$"Used{receipt.PlaceId}"] = receipt.UsedOn;
        }
    }
}

internal sealed class MechanismsRegister : Register<Mechanism>
{
    public override string Key => "mechanisms";
    public override string Title => "How partners contribute";
    public override string One => "a mechanism";
    public override string Permission => PlanPermissions.Lead;
    public override string Explanation =>
        "The group or network through which partners contribute to a priority, and its contact in each Community Safety Partnership.";

    public override bool MayRemove => true;

    protected override IReadOnlyList<Field> Ask() =>
        [
            OfOwnPriority(x => x.PriorityId!),
            Kind(x => x.Kind!, "Kind"),
            OfOrganisation(x => x.BodyOrganisationId!, "Group or body"),
            Lines(x => x.Members!, "Members", "One a line"),
        ];

    protected override string TitleOf(RegisterScope scope, Mechanism entry) =>
        $"{Priority(scope, entry.PriorityId)}: {(scope.Owners.Organisation(entry.BodyOrganisationId) is { Length: > 0 } body ? body : entry.Kind?.Say())}".TrimEnd(
            ' ',
            ':'
        );

    protected override Mechanism New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(Mechanism entry, DateOnly today) => entry.Check();

    protected override IQueryable<Mechanism> Entries(CommonThreadDb db) => db.Set<Mechanism>().Include(m => m.Contacts);

    protected override IEnumerable<Question> More(RegisterScope scope) =>
        scope.Csps.Select(c => new Question(
            $"Contact{c.Value}",
            $"Contact in {c.Text}",
            Answered.ByChoice,
            Choices: scope.Owners.PostChoices
        ));

    protected override void ReadMore(RegisterScope scope, Mechanism entry, Answers answers)
    {
        foreach (var contact in entry.Contacts)
            answers.Texts[$"Contact{contact.PlaceId}"] = contact.PostId?.ToString(Text.Words);
    }

    protected override void WriteMore(RegisterScope scope, Mechanism entry, Answers answers)
    {
        foreach (var csp in scope.Csps)
        {
            var post = answers.Words($"Contact{csp.Value}");
            var place = int.Parse(csp.Value, System.Globalization.CultureInfo.InvariantCulture);
            entry.Contacts.RemoveAll(c => c.PlaceId == place);
            if (scope.Owners.PostChoices.Any(c => c.Value == post))
            {
                entry.Contacts.Add(
                    new MechanismContact
                    {
                        PlaceId = place,
                        PostId = int.Parse(post!, System.Globalization.CultureInfo.InvariantCulture),
                    }
                );
            }
        }
    }
}

internal sealed class RelationshipsRegister : Register<Relationship>
{
    public override string Key => "relationships";
    public override string Title => "Relationships";
    public override string One => "a relationship";
    public override string Permission => PlanPermissions.Lead;
    public override string Explanation =>
        "Whom each lead, as ambassador, keeps in touch with, what for, and when next.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            OfOwnPriority(x => x.PriorityId!),
            OfOrganisation(x => x.OrganisationId!, "Organisation"),
            Line(x => x.Purpose, "What for?"),
            Line(x => x.Alignment!, "What was agreed?"),
            Day(x => x.NextContact!, "Next contact"),
        ];

    protected override string TitleOf(RegisterScope scope, Relationship entry) =>
        $"{scope.Owners.Organisation(entry.OrganisationId)}: {Priority(scope, entry.PriorityId)}".Trim(' ', ':');

    protected override Relationship New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(Relationship entry, DateOnly today) => entry.Check();
}

internal sealed class LawRegister : Register<LawAssessment>
{
    public override string Key => "law";
    public override string Title => "Laws and guidance assessed";
    public override string One => "an assessment";
    public override string Permission => PlanPermissions.Lead;
    public override string Explanation =>
        "What a law, national framework or guidance means for the county and for each partnership.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Line(x => x.Instrument, "Law or guidance"),
            OfOwnPriority(x => x.PriorityId!, "Priority (optional)"),
            Kind(x => x.Stage!, "Stage"),
            Lines(x => x.ImpactCounty!, "What it means for the county"),
            Lines(x => x.ImpactLocal!, "What it means locally"),
            Line(x => x.ActionArising!, "Action arising"),
            Day(x => x.On!, "Assessed on"),
        ];

    protected override string TitleOf(RegisterScope scope, LawAssessment entry) => entry.Instrument;

    // What is assessed for no priority of its own is every lead's.
    protected override bool MayWriteFor(RegisterScope scope, int? priority) =>
        priority is null || base.MayWriteFor(scope, priority);

    public override bool MayAdd(RegisterScope scope) => scope.Db.Acting.Caller.May(Permission);

    protected override LawAssessment New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(LawAssessment entry, DateOnly today) => entry.Check();
}
