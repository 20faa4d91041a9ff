using CommonThread.Commitments;
using CommonThread.Measures;
using CommonThread.People;
using CommonThread.Performance.Escalations;
using CommonThread.Performance.Products;
using CommonThread.Places;
using CommonThread.Strategy;

namespace CommonThread.Performance.Imports;

/// <summary>What a file of quarters calls by name: partnerships, priorities, measures, posts.</summary>
internal sealed class QuarterNames(CommonThreadDb db, Framework framework, PostDirectory posts)
{
    public async Task<int> Csp(string name, CancellationToken stop)
    {
        var key = name.Trim();
        var found = await LocalCsps
            .Of(db, framework.PlaceId)
            .Where(p => p.Name == key || p.Aliases.Any(a => a.Name == key))
            .Select(p => p.Id)
            .ToListAsync(stop);
        return found is [var one]
            ? one
            : throw new ImportRefused($"No Community Safety Partnership of the framework’s place is called “{name}”");
    }

    public async Task<int?> Priority(string? name, CancellationToken stop) =>
        name is null
            ? null
            : (await CurrentPriorities.Of(db, framework.Id, stop))
                .FirstOrDefault(p => string.Equals(p.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))
                ?.Id
                ?? throw new ImportRefused($"The framework has no current priority “{name}”");

    public async Task<int> Measure(string title, CancellationToken stop) =>
        await db.Set<Measure>().Where(m => m.Title == title).Select(m => (int?)m.Id).FirstOrDefaultAsync(stop)
        ?? throw new ImportRefused($"There is no measure “{title}” to comment on");

    /// <summary>The post that approves for the Performance Group; null where none is named so.</summary>
    public int? Chair => framework.OverseeingBodyId is { } body ? posts.Post(GroupChair.Title, body)?.Id : null;

    /// <summary>The post that works out profiles; null where none is named so.</summary>
    public int? Analyst => framework.OverseeingBodyId is { } body ? posts.Post("Analyst", body)?.Id : null;

    /// <exception cref="ImportRefused">There is none; the sentence names it.</exception>
    public PostName Post(string title, string organisation) => posts.NeedPost(title, organisation);

    /// <summary>Adds actions on a record, for partners, as a file tells them.</summary>
    /// <param name="since">When an action began that does not say.</param>
    public void Act(RecordRef on, IReadOnlyList<LocalActionTold> actions, DateOnly since, bool illustrative)
    {
        foreach (var told in actions)
        {
            var post = Post(told.Post, told.Organisation);
            var action = Commitment.To(CommitmentKind.PlanAction, on, told.Title);
            action.Describe(told.Title, null, null, told.Outcome);
            action.OwnedBy(post.OrganisationId, post.Id);
            action.Plan(told.Start, told.Due);
            action.Stand(told.State, told.Percent, told.DoneOn, null);
            action.AddedOn = told.Start ?? since;
            action.Marking = Marking.Partners;
            action.Illustrative = illustrative;
            db.Add(action);
        }
    }

    public async Task Decide(
        RecordRef subject,
        Escalation? escalation,
        int? priorityId,
        DecisionTold told,
        DateOnly askedOn,
        DateOnly today,
        CancellationToken stop
    ) =>
        await new RecordDecision(db).Now(
            subject,
            framework,
            escalation,
            priorityId,
            new()
            {
                Answer = told.Answer,
                Decision = told.Decision,
                Reason = told.Reason,
                Resource = told.Resource,
                Minute = told.Minute,
                DecidedOn = told.DecidedOn,
                // A file tells what was: there is nobody to ask again.
                OnAClosedDay = true,
                Action = told.Action,
                OwnerPostId = told.Post is null
                    ? null
                    : posts
                        .NeedPost(
                            told.Post,
                            told.Organisation
                                ?? throw new ImportRefused($"Say which organisation the post “{told.Post}” is in")
                        )
                        .Id,
                Due = told.Due,
            },
            askedOn,
            today,
            stop
        );
}
