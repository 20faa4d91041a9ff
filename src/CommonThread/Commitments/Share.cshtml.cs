using CommonThread.Places;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Commitments;

/// <summary>Records joint working on an action: which other priority, board or partner's plan shares it, and how .</summary>
[Needs(CommitmentPermissions.Update)]
public sealed class ShareModel(Modules modules, ActionWriters writers) : ThreadPage
{
    public sealed class Input
    {
        public string? Record { get; set; }

        public string? With { get; set; }

        public SharedIssue? Kind { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Commitment Commitment { get; private set; } = null!;

    public IReadOnlyList<(RecordCard Card, string Noun)> Found { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        var commitment = await Db.Set<Commitment>()
            .Include(c => c.SharedWith)
            .SingleOrDefaultAsync(c => c.Id == Id, Stop);
        if (commitment is null)
            return false;
        Commitment = commitment;
        if (!await writers.MayEdit(commitment, Stop))
            return NotTheirs(ActionWriters.ForItsWriters, $"~/commitments/{Id.ToString(Text.Words)}");
        if (Words is { Length: > 1 })
        {
            var found = new List<(RecordCard, string)>();
            foreach (var kind in modules.Kinds.Values.Where(CanShare).OrderBy(k => k.Level))
            {
                var ids = await kind.Find(Db, Words, 6, Stop);
                if (ids.Count > 0)
                    found.AddRange((await kind.Cards(Db, [.. ids], Stop)).Select(c => (c, kind.Noun)));
            }
            Found = found;
        }
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        RecordCard? card = null;
        if (
            RecordRef.TryParse(Form.Record, out var record)
            && modules.Kinds.TryGetValue(record.Kind, out var kind)
            && CanShare(kind)
        )
            card = (await kind.Cards(Db, [record.Id], Stop)).SingleOrDefault();
        Rules.Check(
            ("Form.Kind", Form.Kind is not null, "Choose whether the issue is common or complementary"),
            (
                "Form.With",
                card is not null || Text.Clean(Form.With) is not null,
                "Choose who or what shares it, or write its name"
            )
        );
        Commitment.ShareWith(Form.Kind!.Value, card?.Title ?? Form.With, card?.Record);
        await Db.SaveChangesAsync(Stop);
        return Done("Joint working is recorded", $"~/commitments/{Id}#partners");
    }

    public async Task<IActionResult> OnPostRemove(int shared)
    {
        Commitment.NoLongerSharedWith(shared, Acting.Reason, EndForm.FieldOf(shared));
        await Db.SaveChangesAsync(Stop);
        return Done("It is no longer shown as shared", $"~/commitments/{Id}#partners");
    }

    // What stands above an action on the thread can share it, and so can a board.
    private static bool CanShare(IRecordKind kind) =>
        !kind.Beside && (kind.Kind == "organisation" || kind.Level is >= 10 and < 50);
}
