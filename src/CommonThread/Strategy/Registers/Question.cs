using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Registers;

/// <summary>How a question of a register is answered.</summary>
public enum Answered
{
    InALine,
    InLines,
    ByDate,
    ByNumber,
    ByMoney,
    ByChoice,
    ByYes,
}

/// <summary>One question of a register's form.</summary>
/// <param name="Name">The field, as rules name it.</param>
/// <param name="Choices">What can be chosen, where it is answered by choice.</param>
public sealed record Question(
    string Name,
    string Label,
    Answered How,
    string? Hint = null,
    IReadOnlyList<SelectListItem>? Choices = null
)
{
    /// <summary>What a list calls the answer.</summary>
    public string Heading => Label.Replace(" (optional)", "", StringComparison.Ordinal);

    /// <summary>Whether it is told on another page by others: lists show the answer, and the form does not ask.</summary>
    public bool IsToldElsewhere { get; init; }

    /// <summary>How the form names it.</summary>
    public string Key => How == Answered.ByDate ? $"Form.Dates[{Name}]" : $"Form.Texts[{Name}]";
}

/// <summary>What was answered, by the question's name.</summary>
public sealed class Answers
{
    public Dictionary<string, string?> Texts { get; set; } = [];

    public Dictionary<string, DateOnly?> Dates { get; set; } = [];

    public string? Words(string name) => Text.Clean(Texts.GetValueOrDefault(name));

    public DateOnly? Date(string name) => Dates.GetValueOrDefault(name);
}

/// <summary>A line of a register as its page shows it.</summary>
/// <param name="Facts">What is known, each with its label.</param>
public sealed record RegisterRow(
    int Id,
    string Title,
    IReadOnlyList<(string Label, string Value)> Facts,
    int? PriorityId,
    bool Illustrative
)
{
    /// <summary>Where one can go on from here: a document, the repeat of a pilot.</summary>
    public IReadOnlyList<(string Text, string Url)> Ways { get; init; } = [];

    /// <summary>Whether a caller who may write the register may write this line of it.</summary>
    public bool IsOwn { get; init; } = true;
}
