using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CommonThread.Commitments;
using CommonThread.Data;
using CommonThread.Measures;
using CommonThread.Partnerships;
using CommonThread.People;
using CommonThread.People.Agreements;
using CommonThread.People.Grants;
using CommonThread.People.Posts;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Shared.Jobs;
using CommonThread.Strategy;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CommonThread.Tests.House.Isolation;

/// <summary>
/// A partnership in which two organisations own a record of every kind under every marking, each with a word of its own: the
/// canary, which nobody may read whom the marking does not name.
/// </summary>
public sealed class GuardedSite : TestSite
{
    public const string Alpha = "Gedling Borough Council";
    public const string Beta = "Broxtowe Borough Council";

    /// <summary>Everything the application logged.</summary>
    public ConcurrentQueue<string> Logged { get; } = [];

    /// <summary>The commitment of the second organisation that is shared with the first under an agreement.</summary>
    public const string SharedCanary = "qzbetashared";

    public int SharedCommitment { get; private set; }

    /// <summary>Commitments that carry a canary: what an address names by their number stands for itself in a crawl.</summary>
    public HashSet<int> Guarded { get; } = [];

    private static readonly Marking[] Markings = Enum.GetValues<Marking>();

    public static string Canary(string organisation, Marking marking) =>
        $"qz{(organisation == Alpha ? "alpha" : "beta")}{marking.ToString().ToLowerInvariant()}";

    /// <summary>Every canary, with its organisation and marking.</summary>
    public static IReadOnlyList<(string Word, string Organisation, Marking Marking)> Canaries { get; } =
    [
        .. from organisation in new[] { Alpha, Beta }
        from marking in Markings
        select (Canary(organisation, marking), organisation, marking),
    ];

    protected override void Also(IServiceCollection services) =>
        services.AddSingleton<ILoggerProvider>(new Listening(Logged));

    protected override async Task Fill()
    {
        await SampleFrameworks.Prepare(this, Partnership, "nottinghamshire");
        foreach (var (canary, organisation, marking) in Canaries)
        {
            // One framework of a marking says as much as two, but each organisation has a restricted one.
            if (organisation == Alpha ? marking is Marking.Public or Marking.Restricted : marking != Marking.Public)
                await Framework(canary, organisation, marking);
            await Records(canary, organisation, marking);
        }
        await Share();
        await Night();
    }

    private async Task Records(string canary, string organisation, Marking marking)
    {
        var owner = await Organisation(organisation);
        var post = await Post("Chief Executive", organisation);
        await using var db = Open();
        var place = await db.Set<Place>().OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();
        var common = await db.Set<CommonThread.Strategy.Framework>()
            .Where(f => f.Slug == "qz-alpha-public")
            .Select(f => f.Id)
            .SingleAsync();
        db.Add(PlaceNote.On(place, $"Note {canary}", marking, owner, Today, post));
        var commitment = Commitment.To(
            CommitmentKind.Task,
            new RecordRef(StrategyKinds.Framework, common),
            $"Commitment {canary}"
        );
        commitment.Describe($"Commitment {canary}", $"Words {canary}", $"Output {canary}", $"Outcome {canary}");
        commitment.OwnedBy(owner, post);
        commitment.Plan(Today.AddDays(-40), Today.AddDays(-5));
        commitment.Marking = marking;
        db.Add(commitment);
        await db.SaveChangesAsync();
        Guarded.Add(commitment.Id);
        commitment.Report(CommitmentState.OnTrack, 30, $"Update {canary}", post, Today, Caller.System, null);
        await db.SaveChangesAsync();
    }

    private async Task Framework(string canary, string organisation, Marking marking)
    {
        var file = JsonNode.Parse(
            await File.ReadAllBytesAsync(
                Path.Combine(
                    SampleFrameworks.Folder,
                    "nottinghamshire",
                    "frameworks",
                    "community-safety-agreement.json"
                )
            )
        )!;
        CanaryFile.Mark(
            file,
            canary,
            organisation,
            HostileWords.Beginnings[
                Canaries.Index().First(c => c.Item.Word == canary).Index % HostileWords.Beginnings.Count
            ]
        );
        var slug = canary
            .Replace("qzalpha", "qz-alpha-", StringComparison.Ordinal)
            .Replace("qzbeta", "qz-beta-", StringComparison.Ordinal);
        var framework = file["framework"]!;
        framework["slug"] = slug;
        framework["visibility"] = marking switch
        {
            Marking.Public => "public",
            Marking.Partners => "partners",
            _ => "restricted",
        };
        var path = Path.Combine(Folder, slug + ".json");
        await File.WriteAllTextAsync(path, file.ToJsonString());
        (await SampleFrameworks.Load(this, Partnership, path)).Refused.ShouldBeEmpty();
        if (marking != Marking.Organisation)
            return;
        await using var db = Open();
        (await db.Set<CommonThread.Strategy.Framework>().SingleAsync(f => f.Slug == slug)).ShowTo(marking);
        foreach (var commitment in await db.Set<Commitment>().Where(c => c.Title.Contains(canary)).ToListAsync())
            commitment.Marking = marking;
        await db.SaveChangesAsync();
    }

    private async Task Share()
    {
        var (alpha, beta) = (await Organisation(Alpha), await Organisation(Beta));
        var post = await Post("Chief Executive", Beta);
        await using var db = Open();
        var agreement = new Agreement
        {
            Title = "Sharing",
            Purpose = "Fewer assaults",
            Start = Today.AddDays(-10),
            Review = Today.AddYears(1),
        };
        agreement.Add(alpha, Today.AddDays(-9));
        agreement.Add(beta, Today.AddDays(-9));
        var commitment = Commitment.To(CommitmentKind.Task, new RecordRef("organisation", beta), "Shared");
        commitment.Describe($"Shared {SharedCanary}", SharedCanary, null, null);
        commitment.OwnedBy(beta, post);
        commitment.Marking = Marking.Restricted;
        db.AddRange(agreement, commitment);
        await db.SaveChangesAsync();
        await ShareRecord.With(db, commitment, alpha, agreement.Id, "Fewer assaults", Today);
        await db.SaveChangesAsync();
        SharedCommitment = commitment.Id;
        Guarded.Add(commitment.Id);
    }

    /// <summary>Reminders and notices are written by the night; they are read by the same canaries.</summary>
    private async Task Night()
    {
        foreach (var round in Services.GetServices<INightlyRound>().OrderBy(r => r.Order))
        {
            await using var db = Open();
            await round.Run(
                new NightlyContext(db, Today, Clock.GetUtcNow().UtcDateTime, Installation.FilesOf(Partnership)),
                CancellationToken.None
            );
        }
    }

    /// <summary>A post that holds every role there is, reading up to a marking: what it may not see, no single role may.</summary>
    public async Task<Visitor> SignInWithEveryRole(string organisation, string title, Marking highest)
    {
        var post = await Post(title, organisation);
        await using (var db = Open())
        {
            foreach (var role in Roles.Every)
                db.Add(Grant.Of(role, post, Today.AddDays(-1), highest: highest, purpose: "Fewer assaults"));
            await db.SaveChangesAsync();
        }
        var visitor = Visit();
        await visitor.SignInAs(post);
        return visitor;
    }

    /// <summary>Lines of the history that tell of a change, so that an attempt can be seen to have changed nothing.</summary>
    public async Task<long> Changes()
    {
        await using var db = Open();
        return await db.Set<HistoryEntry>()
            .Where(e =>
                e.Action != "refused" && e.Action != "read" && e.Action != "signed in" && e.Action != "exported"
            )
            .LongCountAsync();
    }

    private sealed class Listening(ConcurrentQueue<string> heard) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => heard.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
