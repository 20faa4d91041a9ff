using CommonThread.Commitments;
using CommonThread.Strategy.Plans;
using CommonThread.Strategy.Registers;

namespace CommonThread.Strategy.Leads;

/// <summary>Leads, support officers and local experts. A new lead ends the one before.</summary>
internal sealed class RolesRegister : Register<PriorityRole>
{
    public override string Key => "roles";
    public override string Title => "Leads, support officers and local experts";
    public override string One => "a lead or expert";
    public override bool IsPublic => true;
    public override string Permission => PlanPermissions.AssignLeads;
    public override string Explanation =>
        "Each priority has one current lead, a post in a member organisation. A new lead ends the one before; earlier leads stay here.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            OfPriority(x => x.PriorityId),
            Kind(x => x.Role, "Role"),
            OfPost(x => x.PostId, "Post"),
            Day(x => x.From!, "First day"),
            Day(x => x.To!, "Last day", "Leave empty while it lasts"),
            Line(x => x.Decision!, "Decision of the Board", "Which meeting decided it"),
            Yes(x => x.OutsideCoreMembership, "The post stands outside the Board’s core membership"),
            Line(x => x.Expertise!, "Expertise", "For a local expert"),
        ];

    protected override PriorityRole New(int frameworkId) =>
        new()
        {
            FrameworkId = frameworkId,
            PriorityId = 0,
            Role = RoleOfPriority.Lead,
            PostId = 0,
        };

    protected override void Check(PriorityRole entry, DateOnly today) =>
        Rules.Check(
            ("PriorityId", entry.PriorityId > 0, "Choose the priority"),
            ("PostId", entry.PostId > 0, "Choose the post"),
            ("From", entry.Role != RoleOfPriority.Lead || entry.From is not null, "Enter the lead’s first day"),
            (
                "To",
                entry.From is null || entry.To is null || entry.From <= entry.To,
                "Last day must be on or after the first day"
            )
        );

    // A priority has one lead at a time; a new one ends the one before, a change must not overlap another.
    protected override async Task CheckAmong(RegisterScope scope, PriorityRole entry, Answers answers)
    {
        if (entry.Role != RoleOfPriority.Lead)
            return;
        if (entry.Id == 0)
        {
            await PriorityRole.EndBefore(scope.Db, entry, scope.Stop);
            return;
        }
        var others = await PriorityRole.Others(scope.Db, entry, scope.Stop);
        Rules.Check(("From", others.Count == 0, "Another post leads this priority in that time"));
    }

    protected override Task Saved(RegisterScope scope, PriorityRole entry, Answers answers) =>
        entry.Role == RoleOfPriority.Lead
            ? FollowLeads.To(scope.Db, entry.PriorityId, scope.Today, scope.Stop)
            : Task.CompletedTask;
}

/// <summary>The checklist that every priority carries and the duties of every lead; editable per framework .</summary>
internal sealed class RequiredActionsRegister : Register<RequiredAction>
{
    public override string Key => "required-actions";
    public override string Title => "Required actions and duties of leads";
    public override string One => "a required action or duty";
    public override bool IsPublic => true;
    public override string Permission => StrategyPermissions.Edit;
    public override string Explanation =>
        "What every priority of this framework must carry, and what every lead must do. A new priority has the whole list at once.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Line(x => x.Words, "What is required"),
            Line(x => x.Name!, "Short name"),
            Kind(x => x.Kind, "Kind", "An action of the priority, or a duty of its lead"),
            Number(x => x.Number, "Number"),
            Kind(
                x => x.ShownBy!,
                "Shown by (for a duty)",
                "Records that show it done by themselves; others need evidence"
            ),
        ];

    public override bool MayRemove => true;

    // Two numbered lists: what priorities carry, then what leads must do.
    protected override IQueryable<RequiredAction> InOrder(IQueryable<RequiredAction> entries) =>
        entries.OrderBy(e => e.Kind).ThenBy(e => e.Number).ThenBy(e => e.Id);

    protected override async Task CheckAmong(RegisterScope scope, RequiredAction entry, Answers answers)
    {
        Rules.Check(
            (
                "Number",
                !await scope
                    .Db.Set<RequiredAction>()
                    .AnyAsync(
                        r =>
                            r.FrameworkId == entry.FrameworkId
                            && r.Kind == entry.Kind
                            && r.Number == entry.Number
                            && r.Id != entry.Id,
                        scope.Stop
                    ),
                "Another line has that number"
            )
        );
        entry.Position = entry.Number;
        if (entry.Id == 0)
            return;
        // How priorities stand on a line goes with it when its number changes.
        var was = scope.Db.Entry(entry).Property(e => e.Number).OriginalValue;
        if (was == entry.Number)
            return;
        foreach (var standing in await Standing(scope, entry, was))
            standing.Reference = Checklist.Reference(entry);
    }

    protected override async Task Removing(RegisterScope scope, RequiredAction entry)
    {
        foreach (var standing in await Standing(scope, entry, entry.Number))
        {
            if (standing.State.IsOpen())
                standing.Stand(CommitmentState.Stopped, null, null, $"No longer required: {scope.Db.Acting.Reason}");
            standing.Reference = null;
        }
    }

    private static Task<List<Commitment>> Standing(RegisterScope scope, RequiredAction entry, int number)
    {
        var reference = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var kind = Checklist.KindOf(entry.Kind);
        return scope
            .Db.Set<Commitment>()
            .Where(c =>
                c.Kind == kind
                && c.Reference == reference
                && c.SubjectKind == StrategyKinds.Priority
                && scope.Db.Set<Priority>().Any(p => p.Id == c.SubjectId && p.FrameworkId == entry.FrameworkId)
            )
            .ToListAsync(scope.Stop);
    }

    protected override RequiredAction New(int frameworkId) =>
        new()
        {
            FrameworkId = frameworkId,
            Kind = RequiredKind.Action,
            Number = 0,
        };

    protected override void Check(RequiredAction entry, DateOnly today)
    {
        Rules.Check(("Number", entry.Number is >= 1 and <= 99, "Number must be 1 to 99"));
        entry.Say(entry.Name, entry.Words);
    }
}

internal sealed class GuidanceRegister : Register<Guidance>
{
    public override string Key => "guidance";
    public override string Title => "Information, advice and guidance";
    public override string One => "a piece of guidance";
    public override string Permission => PlanPermissions.Lead;
    public override string Explanation =>
        "What leads give out to each Community Safety Partnership, and who has received and used it.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Line(x => x.Title, "Title"),
            OfPriority(x => x.PriorityId!),
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
        scope.Db.Acting.Caller.May(PlanPermissions.LocalReadings)
            ? ScopingRegister
                .Documents(scope, entry.Record)
                .Append(
                    (
                        "Mark it as received or used by your partnership",
                        $"~/strategy/{scope.Framework.Slug}/guidance/{entry.Id}/received"
                    )
                )
            : ScopingRegister.Documents(scope, entry.Record);

    protected override Guidance New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(Guidance entry, DateOnly today) => entry.Check();

    protected override IQueryable<Guidance> Entries(CommonThreadDb db) => db.Set<Guidance>().Include(g => g.Receipts);

    protected override IEnumerable<Question> More(RegisterScope scope) =>
        scope.Csps.SelectMany(c =>
            new[]
            {
                new Question($"Received{c.Value}", $"{c.Text}: received on", Answered.ByDate),
                new Question($"Used{c.Value}", $"{c.Text}: used on", Answered.ByDate),
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

    protected override void WriteMore(RegisterScope scope, Guidance entry, Answers answers)
    {
        foreach (var csp in scope.Csps)
        {
            var (received, used) = (answers.Date($"Received{csp.Value}"), answers.Date($"Used{csp.Value}"));
            Rules.Check(
                (
                    $"Used{csp.Value}",
                    used is null || (received is not null && used >= received),
                    $"{csp.Text} cannot use it before it receives it"
                )
            );
            var place = int.Parse(csp.Value, System.Globalization.CultureInfo.InvariantCulture);
            var receipt = entry.Receipts.Find(r => r.PlaceId == place);
            if (receipt is null && received is not null)
                entry.Receipts.Add(receipt = new GuidanceReceipt { PlaceId = place });
            if (receipt is not null)
                (receipt.ReceivedOn, receipt.UsedOn) = (received, used);
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

    protected override IReadOnlyList<Field> Ask() =>
        [
            OfPriority(x => x.PriorityId!),
            Kind(x => x.Kind!, "Kind"),
            OfOrganisation(x => x.BodyOrganisationId!, "Group or body"),
            Lines(x => x.Members!, "Members", "One a line"),
        ];

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
            OfPriority(x => x.PriorityId!),
            OfOrganisation(x => x.OrganisationId!, "Organisation"),
            Line(x => x.Purpose, "What for?"),
            Line(x => x.Alignment!, "What was agreed?"),
            Day(x => x.NextContact!, "Next contact"),
        ];

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
            OfPriority(x => x.PriorityId!, "Priority (optional)"),
            Kind(x => x.Stage!, "Stage"),
            Lines(x => x.ImpactCounty!, "What it means for the county"),
            Lines(x => x.ImpactLocal!, "What it means locally"),
            Line(x => x.ActionArising!, "Action arising"),
            Day(x => x.On!, "Assessed on"),
        ];

    protected override LawAssessment New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(LawAssessment entry, DateOnly today) => entry.Check();
}
