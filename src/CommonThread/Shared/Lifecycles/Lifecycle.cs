using System.Text;

namespace CommonThread.Shared;

/// <summary>One permitted change of state: from where to where, the verb on the button, and who may do it.</summary>
/// <param name="Verb">The words on the button: "Submit for approval".</param>
/// <param name="Permission">The permission that the mover's post must hold.</param>
/// <param name="NeedsReason">Whether the mover must say why.</param>
public sealed record Move<TState>(TState From, TState To, string Verb, string Permission, bool NeedsReason = false)
    where TState : struct, Enum;

/// <summary>
/// The states of a noun and who may move it, declared once as a table that a councillor could read.
/// The documentation draws the diagram from the same table.
/// </summary>
public sealed class Lifecycle<TState>(string noun, params Move<TState>[] moves)
    where TState : struct, Enum
{
    /// <summary>What is moved, with its article: "an action plan".</summary>
    public string Noun { get; } = noun;

    public IReadOnlyList<Move<TState>> Moves { get; } = moves;

    /// <summary>The moves open to a caller from a state, in the order of the table.</summary>
    public IReadOnlyList<Move<TState>> Open(TState from, Caller caller) =>
        [.. Moves.Where(m => EqualityComparer<TState>.Default.Equals(m.From, from) && caller.May(m.Permission))];

    /// <summary>Returns the move, or refuses with the sentence that says why it cannot be made.</summary>
    /// <exception cref="RulesBroken">There is no such move, it is not this caller's to make, or the reason is missing.</exception>
    public Move<TState> Check(TState from, TState to, Caller caller, string? reason)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var same = EqualityComparer<TState>.Default;
        var move =
            Moves.FirstOrDefault(m => same.Equals(m.From, from) && same.Equals(m.To, to))
            ?? throw Rules.Refuse("", $"{Capital(Noun)} that is {Low(from)} cannot become {Low(to)}");
        Rules.Check(
            ("", caller.May(move.Permission), $"Your post may not do this: {move.Verb.ToLowerInvariant()}"),
            (
                "Reason",
                !move.NeedsReason || Text.Clean(reason) is not null,
                "Say why, so that others can follow the decision"
            )
        );
        return move;
    }

    /// <summary>The states that the table speaks of, in their order.</summary>
    public IReadOnlyList<TState> States =>
        [.. Enum.GetValues<TState>().Where(s => Moves.Any(m => m.From.Equals(s) || m.To.Equals(s)))];

    /// <summary>The table as a Mermaid state diagram, for the documentation. It begins in the first state.</summary>
    public string Draw()
    {
        var drawing = new StringBuilder("stateDiagram-v2\n");
        foreach (var state in States)
            drawing.Append($"    state \"{((Enum)state).Say()}\" as {state}\n");
        drawing.Append($"    [*] --> {States[0]}\n");
        foreach (var move in Moves)
            drawing.Append($"    {move.From} --> {move.To}: {move.Verb} ({move.Permission})\n");
        return drawing.ToString();
    }

    private static string Low(TState state) => ((Enum)state).Say().ToLowerInvariant();

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
