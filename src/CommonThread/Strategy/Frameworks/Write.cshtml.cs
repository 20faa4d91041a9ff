namespace CommonThread.Strategy.Frameworks;

/// <summary>Everything a framework says, each part with the page that adds or changes it.</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class WriteModel : FrameworkPage
{
    public IReadOnlyList<(WrittenParts Of, IReadOnlyList<WrittenPart> Parts)> Blocks { get; private set; } = [];

    protected override async Task<bool> Find()
    {
        if (!MayEdit)
            return false;
        var blocks = new List<(WrittenParts, IReadOnlyList<WrittenPart>)>();
        foreach (var parts in WrittenParts.All)
            blocks.Add((parts, await parts.Read(Db, Framework.Id, Stop)));
        Blocks = blocks;
        return true;
    }

    /// <summary>Whether parts of a list can be written now.</summary>
    public bool MayWrite(WrittenParts parts) => Draft is not null || parts.Always;
}
