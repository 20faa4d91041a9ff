using CommonThread.Places;
using CommonThread.Shared.Documents;
using CommonThread.Strategy.Registers;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Plans;

internal sealed class ScopingRegister : Register<ScopingExercise>
{
    public override string Key => "scoping";
    public override string Title => "Scoping exercises and problem profiles";
    public override string One => "a scoping exercise";
    public override string Permission => PlanPermissions.Scoping;
    public override string Explanation =>
        "What each lead has asked to be looked into, what was found, and when it is looked at again.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Line(x => x.Question, "What is the question?"),
            OfOwnPriority(x => x.PriorityId!),
            Kind(x => x.Kind, "Kind"),
            Day(x => x.CommissionedOn!, "Commissioned on"),
            OfOrganisation(x => x.CommissionedFromId!, "Commissioned from"),
            Day(x => x.Due!, "Due"),
            Day(x => x.ReceivedOn!, "Received on"),
            Line(x => x.Document!, "Document", "Its title. The file itself is added from the list"),
            Lines(x => x.Findings!, "Key findings"),
            Day(x => x.ReviewOn!, "Look at it again on"),
        ];

    protected override bool MayWriteFor(RegisterScope scope, int? priority) =>
        scope.Serving.MayScope(scope.Db.Acting.Caller, priority);

    protected override string TitleOf(RegisterScope scope, ScopingExercise entry) => Brief(entry.Question);

    protected override ScopingExercise New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(ScopingExercise entry, DateOnly today) => entry.Check();

    protected override Task Ready(RegisterScope scope) => scope.ReadDocuments(StrategyKinds.Scoping);

    protected override IEnumerable<(string, string)> Told(RegisterScope scope, ScopingExercise entry)
    {
        if (entry.ReceivedOn is null && entry.Due < scope.Today)
            yield return ("How it stands", $"Overdue since {entry.Due.Say()}");
        else if (entry.ReviewOn < scope.Today)
            yield return ("How it stands", $"To be looked at again since {entry.ReviewOn.Say()}");
    }

    protected override IEnumerable<(string, string)> Ways(RegisterScope scope, ScopingExercise entry) =>
        Documents(scope, entry.Record);

    /// <summary>An entry's documents, and for those who may, the way to add one.</summary>
    internal static IEnumerable<(string, string)> Documents(RegisterScope scope, RecordRef record)
    {
        foreach (var document in scope.Documents[record.Id])
            yield return ($"{document.Title} ({document.Size})", $"~/documents/{document.Id}");
        if (scope.Db.Acting.Caller.May(DocumentsModule.Add))
            yield return ("Add a document", $"~/documents/add?on={record}");
    }
}

internal sealed class PilotsRegister : Register<Pilot>
{
    public override string Key => "pilots";
    public override string Title => "Pilots";
    public override string One => "a pilot";
    public override bool IsPublic => true;
    public override string Permission => PlanPermissions.Pilots;
    public override string Explanation =>
        "What is being tried out, where, to answer which question; and what was decided: stop, change, or repeat elsewhere.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Line(x => x.Title, "Title"),
            OfPriority(x => x.PriorityId!, "Priority (optional)"),
            OneOf(x => x.ActivityId!, "Activity (optional)", s => s.Activities),
            Line(x => x.PlacesInWords!, "Where, in words (optional)"),
            Lines(x => x.Hypothesis!, "What do you expect?"),
            Day(x => x.Start!, "Start"),
            Day(x => x.End!, "End"),
            Lines(x => x.Result!, "What came of it?"),
            Kind(x => x.Decision!, "Decision"),
            Day(x => x.DecidedOn!, "Decided on"),
            OneOf(x => x.RepeatOfId!, "Repeats an earlier pilot", s => s.Pilots),
            OneOf(x => x.PostId!, "Owner", Runners),
        ];

    protected override string TitleOf(RegisterScope scope, Pilot entry) => entry.Title;

    protected override Pilot New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(Pilot entry, DateOnly today) => entry.Check();

    protected override Task Ready(RegisterScope scope) => scope.ReadPlaces(StrategyKinds.Pilot);

    /// <summary>Whether the caller may write a pilot that a post of an organisation runs: its own, or any for those who write plans.</summary>
    internal static bool Runs(Caller caller, int? organisation) =>
        caller.May(PlanPermissions.WriteOfAny)
        || (caller.May(PlanPermissions.Pilots) && organisation is { } own && caller.OrganisationIds.Contains(own));

    // A partner's officer gives a pilot to a post of its own organisation.
    private static IReadOnlyList<SelectListItem> Runners(RegisterScope scope) =>
        !scope.IsWritten || scope.Db.Acting.Caller.May(PlanPermissions.WriteOfAny)
            ? scope.Owners.PostChoices
            :
            [
                .. scope.Owners.PostChoices.Where(p =>
                    Runs(
                        scope.Db.Acting.Caller,
                        scope.Owners.OrganisationOf(
                            int.Parse(p.Value, System.Globalization.CultureInfo.InvariantCulture)
                        )
                    )
                ),
            ];

    protected override bool IsOwn(RegisterScope scope, Pilot entry) =>
        Runs(scope.Db.Acting.Caller, scope.Owners.OrganisationOf(entry.PostId));

    protected override IEnumerable<Question> More(RegisterScope scope) =>
        [
            new(Places, "Places", Answered.InLines, "One a line, by the names they have here: Mansfield"),
            new(Why, "Reason, if an earlier decision changes", Answered.InALine, "Kept in the history"),
        ];

    protected override void ReadMore(RegisterScope scope, Pilot entry, Answers answers) =>
        answers.Texts[Places] = string.Join(
            '\n',
            scope.PlacesOf[entry.Id].Select(p => p.Name).Order(StringComparer.Ordinal)
        );

    protected override async Task CheckAmong(RegisterScope scope, Pilot entry, Answers answers)
    {
        Rules.Check((nameof(Pilot.PostId), IsOwn(scope, entry), "Choose the post of your organisation that runs it"));
        scope.Db.Acting.Reason ??= answers.Words(Why);
        if (entry.Id > 0)
        {
            var before = scope.Db.Entry(entry).OriginalValues.GetValue<PilotDecision?>(nameof(Pilot.Decision));
            entry.Follows(before, scope.Db.Acting.Caller, scope.Db.Acting.Reason);
        }
        foreach (var name in Named(answers))
        {
            if (await PlaceCalled(scope, name) is null)
                throw Rules.Refuse(
                    Places,
                    $"There is no place called “{name}”. Write its name as the places page has it"
                );
        }
    }

    protected override async Task Saved(RegisterScope scope, Pilot entry, Answers answers)
    {
        var wanted = new HashSet<int>();
        foreach (var name in Named(answers))
        {
            // A name that several places share means those that are linked already, or the largest.
            if (scope.PlacesOf[entry.Id].FirstOrDefault(p => p.Name == name) is { } present)
                wanted.Add(present.Id);
            else if (await PlaceCalled(scope, name) is { } place)
                wanted.Add(place);
        }
        var links = await scope
            .Db.Set<Link>()
            .Where(l => l.LowerKind == StrategyKinds.Pilot && l.LowerId == entry.Id && l.UpperKind == "place")
            .ToListAsync(scope.Stop);
        scope.Db.RemoveRange(links.Where(l => !wanted.Contains(l.UpperId)));
        foreach (var place in wanted.Where(w => links.TrueForAll(l => l.UpperId != w)))
            scope.Db.Add(Link.Between(entry.Record, new("place", place), Activities.Activity.Happens));
    }

    protected override IEnumerable<(string, string)> Told(RegisterScope scope, Pilot entry)
    {
        if (scope.RepeatsOf[entry.Id].Any())
            yield return ("Repeated as", string.Join("; ", scope.RepeatsOf[entry.Id]));
        if (entry.Decision is null && entry.End < scope.Today)
            yield return ("How it stands", "It has ended; a decision is due: stop, change, or repeat elsewhere");
    }

    protected override IEnumerable<(string, string)> Ways(RegisterScope scope, Pilot entry)
    {
        yield return ("Follow its thread", $"~/thread/{entry.Record}");
        if (entry.Decision == PilotDecision.Repeat && scope.Db.Acting.Caller.May(Permission))
            yield return (
                "Begin its repeat elsewhere",
                $"~/strategy/{scope.Framework.Slug}/registers/{Key}/add?after={entry.Id}"
            );
    }

    /// <summary>A repeat asks the same question somewhere else, and keeps its link to the first.</summary>
    public override Answers After(int id, Answers first)
    {
        ArgumentNullException.ThrowIfNull(first);
        var again = new Answers();
        foreach (var kept in new[] { "PriorityId", "ActivityId", "Hypothesis" })
            again.Texts[kept] = first.Texts.GetValueOrDefault(kept);
        again.Texts["Title"] = $"{first.Texts.GetValueOrDefault("Title")}, repeated";
        again.Texts["RepeatOfId"] = id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return again;
    }

    private const string Places = "Places";

    private const string Why = "Reason";

    private static IEnumerable<string> Named(Answers answers) =>
        (answers.Words(Places) ?? "").Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );

    private static async Task<int?> PlaceCalled(RegisterScope scope, string name)
    {
        var key = Place.Key(name);
        var found = await scope
            .Db.Set<Place>()
            .Where(p => p.ActiveTo == null && (p.NameKey == key || p.Aliases.Any(a => a.NameKey == key)))
            .Select(p => new { p.Id, p.Type })
            .ToListAsync(scope.Stop);
        return found
            .Where(p => PlaceType.Of(p.Type).Listed)
            .OrderBy(p => PlaceType.Of(p.Type).Order)
            .Select(p => (int?)p.Id)
            .FirstOrDefault();
    }
}
