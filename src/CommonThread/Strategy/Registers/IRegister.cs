namespace CommonThread.Strategy.Registers;

/// <summary>
/// A list of like things that a framework or its priorities keep (guidance, pilots, resources): one page lists it and one form
/// writes it, from the questions that the register asks. Registered as <c>AddSingleton&lt;IRegister, X&gt;()</c>.
/// </summary>
public interface IRegister
{
    /// <summary>Its address: "guidance".</summary>
    string Key { get; }

    string Title { get; }

    /// <summary>One entry with its article: "a piece of guidance".</summary>
    string One { get; }

    string Explanation { get; }

    /// <summary>What whoever fills in the form should know; null where it explains itself.</summary>
    string? Note { get; }

    /// <summary>Who may write it, as far as an entry is theirs.</summary>
    string Permission { get; }

    /// <summary>Whether the caller may add an entry here: whoever may write it, where it is not for those concerned alone.</summary>
    bool MayAdd(RegisterScope scope);

    /// <summary>Whether readers without an account see it.</summary>
    bool IsPublic { get; }

    IReadOnlyList<Question> Questions(RegisterScope scope);

    Task<IReadOnlyList<RegisterRow>> Rows(RegisterScope scope);

    Task<Answers?> Read(RegisterScope scope, int id);

    /// <summary>Other pages of the framework that tell the same story: what is allotted against what there is.</summary>
    IReadOnlyList<(string Text, string Url)> Beside(Framework framework);

    /// <summary>What a new entry begins with: what is so unless somebody says otherwise is ticked.</summary>
    Answers Begin(RegisterScope scope);

    /// <summary>What a new entry that goes on from another begins with; null where entries do not follow one another.</summary>
    Answers? After(int id, Answers first);

    /// <summary>Whether entries can be taken out, which needs a reason. Most are kept for what they tell of the past.</summary>
    bool MayRemove { get; }

    Task Remove(RegisterScope scope, int id);

    /// <summary>Writes an entry and returns its number. Broken rules come with the questions' own names.</summary>
    Task<int> Write(RegisterScope scope, int? id, Answers answers);
}
