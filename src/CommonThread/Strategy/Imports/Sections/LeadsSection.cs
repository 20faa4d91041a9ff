using CommonThread.Commitments;
using CommonThread.Places;
using CommonThread.Strategy.Leads;

namespace CommonThread.Strategy.Imports.Sections;

/// <summary>Who leads and supports each priority, how partners contribute, and how it stands on what is required.</summary>
internal sealed class LeadsSection : IFrameworkSection
{
    public int Order => 130;

    public IReadOnlyList<string> Keys => ["priorities"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        var priorities = (
            await file.Db.Set<Priority>().Where(p => p.FrameworkId == file.Framework.Id).ToListAsync(stop)
        ).ToDictionary(p => p.Id);
        var standing = new List<(Commitment Commitment, FrameworkObject Given)>();
        foreach (var given in file.Root.List("priorities"))
        {
            if (file.Find(StrategyKinds.Priority, given.Words("name")) is { } id)
                await file.Try(
                    given,
                    g =>
                    {
                        var lead = Roles(file, priorities[id], g);
                        Mechanism(file, priorities[id], g);
                        standing.AddRange(Standing(file, priorities[id], g, lead));
                        return Task.CompletedTask;
                    }
                );
        }
        await file.Save(stop);
        foreach (var (commitment, given) in standing)
            Prove(file, commitment, given);
        await file.Save(stop);
    }

    private static (int? Post, int? Organisation) Roles(FrameworkFile file, Priority priority, FrameworkObject given)
    {
        (int?, int?) lead = default;
        if (given.Object("lead") is { } one)
        {
            one.Only("post", "organisation", "from", "to", "decision", "outside_core_membership");
            lead = (Add(file, priority, one, RoleOfPriority.Lead).PostId, file.Organisation(one, "organisation"));
        }
        foreach (var earlier in given.List("earlier_leads"))
        {
            earlier.Only("post", "organisation", "from", "to", "decision", "outside_core_membership");
            Add(file, priority, earlier, RoleOfPriority.Lead);
        }
        if (given.Object("support") is { } support)
        {
            support.Only("post", "organisation");
            Add(file, priority, support, RoleOfPriority.SupportOfficer);
        }
        foreach (var expert in given.List("local_experts"))
        {
            expert.Only("post", "organisation", "expertise");
            Add(file, priority, expert, RoleOfPriority.LocalExpert).Expertise = expert.Words("expertise", 500);
        }
        return lead;
    }

    private static PriorityRole Add(FrameworkFile file, Priority priority, FrameworkObject given, RoleOfPriority as_)
    {
        var role = given.Mark(PriorityRole.Of(priority, as_, file.Post(given), given.Date("from"), given.Date("to")));
        role.Decision = given.Words("decision", 1000);
        role.OutsideCoreMembership = given.YesNo("outside_core_membership") ?? false;
        file.Db.Add(role);
        file.Report.Added++;
        return role;
    }

    private static void Mechanism(FrameworkFile file, Priority priority, FrameworkObject given)
    {
        if (given.Object("mechanism") is not { } how)
            return;
        how.Only("kind", "body", "members", "csp_contacts");
        var mechanism = how.Mark(new Mechanism { FrameworkId = priority.FrameworkId });
        mechanism.PriorityId = priority.Id;
        mechanism.Kind = how.Choice<MechanismKind>("kind");
        mechanism.BodyOrganisationId = file.Organisation(how, "body");
        mechanism.Members = how.Texts("members") is { Count: > 0 } members ? string.Join('\n', members) : null;
        foreach (var contact in how.List("csp_contacts"))
        {
            contact.Only("csp", "post", "organisation");
            mechanism.Contacts.Add(new MechanismContact { PlaceId = Csp(file, contact), PostId = file.Post(contact) });
        }
        mechanism.Check();
        file.Db.Add(mechanism);
        file.Report.Added++;
    }

    /// <summary>The Community Safety Partnership that a field names.</summary>
    internal static int Csp(FrameworkFile file, FrameworkObject given)
    {
        var name = given.Needed("csp");
        var key = Place.Key(name);
        return file.Db.Set<Place>()
                .Where(p => p.Type == PlaceType.CspArea && (p.NameKey == key || p.Aliases.Any(a => a.NameKey == key)))
                .Select(p => (int?)p.Id)
                .FirstOrDefault()
            ?? throw new FieldRefused(
                given.At("csp"),
                $"There is no Community Safety Partnership area called “{name}”. Load or add the place first"
            );
    }

    private static IEnumerable<(Commitment, FrameworkObject)> Standing(
        FrameworkFile file,
        Priority priority,
        FrameworkObject given,
        (int? Post, int? Organisation) lead
    )
    {
        foreach (var progress in given.List("required_action_progress"))
        {
            progress.Only("number", "state", "date", "evidence", "note");
            var commitment = Make(file, priority, progress, lead, CommitmentKind.RequiredAction);
            var state = progress.Words("state") switch
            {
                "done" => CommitmentState.Done,
                "in-hand" => CommitmentState.OnTrack,
                null or "not-started" => CommitmentState.NotStarted,
                var other => throw new FieldRefused(
                    progress.At("state"),
                    $"This must be one of not-started, in-hand, done, not “{other}”"
                ),
            };
            commitment.Stand(state, null, progress.Date("date"), null);
            if (progress.Words("note", 2000) is { } note && progress.Date("date") is { } on)
                commitment.Recall(on, note, state, null);
            yield return (commitment, progress);
        }
        foreach (var group in given.List("duty_evidence").GroupBy(d => d.NeededWhole("number")))
        {
            Commitment? duty = null;
            foreach (var evidence in group)
            {
                evidence.Only("number", "date", "evidence");
                duty ??= Make(file, priority, evidence, lead, CommitmentKind.LeadDuty);
                yield return (duty, evidence);
            }
        }
    }

    private static Commitment Make(
        FrameworkFile file,
        Priority priority,
        FrameworkObject given,
        (int? Post, int? Organisation) lead,
        CommitmentKind kind
    )
    {
        var number = given.NeededWhole("number");
        var of = kind == CommitmentKind.RequiredAction ? RequiredKind.Action : RequiredKind.Duty;
        var required =
            file.Db.Set<RequiredAction>()
                .Local.FirstOrDefault(r => r.FrameworkId == file.Framework.Id && r.Kind == of && r.Number == number)
            ?? throw new FieldRefused(given.At("number"), $"The list of what is required has no number {number}");
        var commitment = Checklist.Make(required, priority, lead.Post, lead.Organisation, file.Framework.Marking);
        commitment.Illustrative = given.Illustrative;
        file.Db.Add(commitment);
        return commitment;
    }

    private static void Prove(FrameworkFile file, Commitment commitment, FrameworkObject given)
    {
        if (given.Words("evidence", 2000) is { } words && given.Date("date") is { } on)
        {
            commitment.IsShown();
            file.Db.Add(
                Evidence.Of(
                    commitment.Record,
                    on > file.Today ? file.Today : on,
                    words,
                    null,
                    commitment.OwnerPostId,
                    file.Today,
                    given.Illustrative
                )
            );
        }
    }
}
