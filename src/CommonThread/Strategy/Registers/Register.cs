using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Registers;

/// <summary>What every register shares: questions bound to properties, rows said from the same questions.</summary>
internal abstract partial class Register<T> : IRegister
    where T : FrameworkPart
{
    private IReadOnlyList<Field>? fields;

    public abstract string Key { get; }

    public abstract string Title { get; }

    public abstract string One { get; }

    public abstract string Explanation { get; }

    public abstract string Permission { get; }

    public virtual bool IsPublic => false;

    private IReadOnlyList<Field> Fields => fields ??= Ask();

    protected abstract IReadOnlyList<Field> Ask();

    protected abstract T New(int frameworkId);

    protected abstract void Check(T entry, DateOnly today);

    /// <summary>What the card of an entry, and the links on it, call it.</summary>
    protected abstract string TitleOf(RegisterScope scope, T entry);

    /// <summary>Entries with what belongs to them.</summary>
    protected virtual IQueryable<T> Entries(CommonThreadDb db) => db.Set<T>();

    /// <summary>Questions that are not a property: one for each partnership, say.</summary>
    protected virtual IEnumerable<Question> More(RegisterScope scope) => [];

    protected virtual void ReadMore(RegisterScope scope, T entry, Answers answers) { }

    protected virtual void WriteMore(RegisterScope scope, T entry, Answers answers) { }

    public virtual string? Note => null;

    public virtual IReadOnlyList<(string Text, string Url)> Beside(Framework framework) => [];

    public Answers Begin(RegisterScope scope)
    {
        var (entry, answers) = (New(scope.Framework.Id), new Answers());
        foreach (var field in Fields.Where(f => f.How == Answered.ByYes))
            field.Get(entry, answers);
        return answers;
    }

    public virtual bool MayAdd(RegisterScope scope) =>
        scope.Db.Acting.Caller.May(Permission) && (!IsOfLeads || PrioritiesToWrite(scope).Count > 0);

    /// <summary>Whether the caller, who may write the register, may write this entry of it.</summary>
    protected virtual bool IsOwn(RegisterScope scope, T entry) => !IsOfLeads || MayWriteFor(scope, PriorityOf(entry));

    /// <summary>Whether the caller, who may write the register, may write what belongs to a priority: each lead what belongs to its own.</summary>
    protected virtual bool MayWriteFor(RegisterScope scope, int? priority) =>
        scope.Serving.MayLead(scope.Db.Acting.Caller, priority);

    // Whether each entry belongs to the lead of its priority.
    private bool IsOfLeads => Fields.Any(f => f.OfOwnPriority);

    public virtual Answers? After(int id, Answers first) => null;

    public virtual bool MayRemove => false;

    /// <summary>Reads what the entries show besides themselves, before any is shown or written.</summary>
    protected virtual Task Ready(RegisterScope scope) => Task.CompletedTask;

    /// <summary>Facts that are computed rather than asked.</summary>
    protected virtual IEnumerable<(string Label, string Value)> Told(RegisterScope scope, T entry) => [];

    protected virtual IEnumerable<(string Text, string Url)> Ways(RegisterScope scope, T entry) => [];

    /// <summary>After an entry is saved and has its number, for what hangs on it; what it changes is saved too.</summary>
    protected virtual Task Saved(RegisterScope scope, T entry, Answers answers) => Task.CompletedTask;

    /// <summary>Before an entry goes, for what hangs on it.</summary>
    protected virtual Task Removing(RegisterScope scope, T entry) => Task.CompletedTask;

    public async Task Remove(RegisterScope scope, int id)
    {
        var entry = await Find(scope, id);
        if (!MayRemove || entry is null || !IsOwn(scope, entry))
            throw new NotAllowed($"{One} {id} cannot be taken out");
        Rules.Check(("Reason", scope.Db.Acting.Reason is not null, "Say why it is taken out"));
        await Removing(scope, entry);
        scope.Db.Remove(entry);
        await scope.Db.SaveChangesAsync(scope.Stop);
    }

    /// <summary>Checks an entry against others of the register, which only the database knows.</summary>
    protected virtual Task CheckAmong(RegisterScope scope, T entry, Answers answers)
    {
        Rules.Check(
            (
                "PriorityId",
                !IsOfLeads || MayWriteFor(scope, PriorityOf(entry)),
                "Choose a priority that you lead or support"
            )
        );
        return Task.CompletedTask;
    }

    /// <summary>Adds an entry, for what must happen with it.</summary>
    protected virtual Task Add(RegisterScope scope, T entry)
    {
        scope.Db.Add(entry);
        return Task.CompletedTask;
    }

    /// <summary>How the entries stand on the page.</summary>
    protected virtual IQueryable<T> InOrder(IQueryable<T> entries) =>
        entries.OrderBy(e => e.Position).ThenBy(e => e.Id);

    public IReadOnlyList<Question> Questions(RegisterScope scope) =>
        [
            .. Fields.Select(f => new Question(f.Property.Name, f.Label, f.How, f.Hint, Choices(scope, f))),
            .. More(scope),
        ];

    private IReadOnlyList<SelectListItem>? Choices(RegisterScope scope, Field field) =>
        field.OfOwnPriority && scope.IsWritten ? PrioritiesToWrite(scope) : field.Choices?.Invoke(scope);

    private IReadOnlyList<SelectListItem> PrioritiesToWrite(RegisterScope scope) =>
        [.. scope.Priorities.Where(p => MayWriteFor(scope, int.Parse(p.Value, CultureInfo.InvariantCulture)))];

    public async Task<IReadOnlyList<RegisterRow>> Rows(RegisterScope scope)
    {
        var entries = await InOrder(Entries(scope.Db).Where(e => e.FrameworkId == scope.Framework.Id))
            .AsNoTracking()
            .ToListAsync(scope.Stop);
        await Ready(scope);
        var questions = Questions(scope);
        return
        [
            .. entries.Select(entry =>
            {
                var answers = Said(scope, entry);
                var facts = questions
                    .Select(q => (Label: q.Heading, Value: Say(q, answers)))
                    .Concat(Told(scope, entry))
                    .Where(f => f.Value.Length > 0)
                    .ToList();
                var title = TitleOf(scope, entry) is { Length: > 0 } called ? called : One;
                return new RegisterRow(
                    entry.Id,
                    title,
                    [.. facts.Where(f => f.Value != title)],
                    PriorityOf(entry),
                    entry.Illustrative
                )
                {
                    Ways = [.. Ways(scope, entry)],
                    IsOwn = IsOwn(scope, entry),
                };
            }),
        ];
    }

    public async Task<Answers?> Read(RegisterScope scope, int id)
    {
        await Ready(scope);
        return await Find(scope, id) is { } entry && IsOwn(scope, entry) ? Said(scope, entry) : null;
    }

    public async Task<int> Write(RegisterScope scope, int? id, Answers answers)
    {
        var entry = id is { } one
            ? await Find(scope, one) ?? throw new NotAllowed($"{One} {one} is not of this framework")
            : New(scope.Framework.Id);
        if (id is not null && !IsOwn(scope, entry))
            throw new NotAllowed($"{One} {id} belongs to others");
        var broken = new List<BrokenRule>();
        await Ready(scope);
        var questions = Questions(scope);
        foreach (var field in Fields)
        {
            try
            {
                field.Set(entry, answers, Choices(scope, field));
            }
            catch (RulesBroken wrong)
            {
                broken.AddRange(wrong.Broken);
            }
        }
        try
        {
            Check(entry, scope.Today);
            if (broken.Count == 0)
            {
                WriteMore(scope, entry, answers);
                await CheckAmong(scope, entry, answers);
            }
        }
        catch (RulesBroken wrong)
        {
            broken.AddRange(wrong.Broken);
        }
        if (broken.Count > 0)
        {
            throw new RulesBroken([
                .. broken
                    .DistinctBy(b => b.Field)
                    .Select(b => b with { Field = questions.FirstOrDefault(q => q.Name == b.Field)?.Key ?? b.Field }),
            ]);
        }
        if (id is null)
        {
            entry.Position =
                await scope.Db.Set<T>().CountAsync(e => e.FrameworkId == scope.Framework.Id, scope.Stop) + 1;
            await Add(scope, entry);
        }
        await scope.Db.SaveChangesAsync(scope.Stop);
        await Saved(scope, entry, answers);
        await scope.Db.SaveChangesAsync(scope.Stop);
        return entry.Id;
    }

    private async Task<T?> Find(RegisterScope scope, int id) =>
        await Entries(scope.Db)
            .SingleOrDefaultAsync(e => e.Id == id && e.FrameworkId == scope.Framework.Id, scope.Stop);

    private Answers Said(RegisterScope scope, T entry)
    {
        var answers = new Answers();
        foreach (var field in Fields)
            field.Get(entry, answers);
        ReadMore(scope, entry, answers);
        return answers;
    }

    private static int? PriorityOf(T entry) => typeof(T).GetProperty("PriorityId")?.GetValue(entry) as int?;

    /// <summary>The beginning of longer words, for a title; the whole stands below it.</summary>
    protected static string Brief(string words)
    {
        const int most = 110;
        var line = words.Split('\n')[0].Trim();
        var end = line.Length <= most ? -1 : line.LastIndexOf(' ', most);
        return line.Length <= most ? line : line[..(end > 0 ? end : most)] + "…";
    }

    /// <summary>The name of a priority of this framework; nothing where there is none.</summary>
    protected static string Priority(RegisterScope scope, int? id) => Chosen(scope.Priorities, id);

    /// <summary>What a choice with a number is called.</summary>
    protected static string Chosen(IReadOnlyList<SelectListItem> choices, int? id) =>
        choices.FirstOrDefault(c => id is { } one && c.Value == one.ToString(Text.Words))?.Text ?? "";

    private static string Say(Question question, Answers answers)
    {
        if (question.How == Answered.ByDate)
            return answers.Date(question.Name)?.Say() ?? "";
        var text = answers.Words(question.Name) ?? "";
        return question.How switch
        {
            Answered.ByChoice => question.Choices?.FirstOrDefault(c => c.Value == text)?.Text ?? "",
            Answered.ByYes => text == "true" ? "Yes" : "",
            Answered.ByMoney when decimal.TryParse(text, CultureInfo.InvariantCulture, out var pounds) =>
                pounds.ToString("£#,##0.##", Text.Words),
            _ => text,
        };
    }
}
