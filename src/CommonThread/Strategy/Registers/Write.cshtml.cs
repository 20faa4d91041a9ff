using CommonThread.Places;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Registers;

/// <summary>Adds an entry to a register, or changes one.</summary>
[SignedIn]
public sealed class WriteModel(IEnumerable<IRegister> registers, PlaceTree tree) : ThreadPage
{
    [BindProperty(SupportsGet = true)]
    public string Framework { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    /// <summary>"add", or the number of the entry.</summary>
    [BindProperty(SupportsGet = true)]
    public string Entry { get; set; } = "add";

    [BindProperty(SupportsGet = true)]
    public int? Priority { get; set; }

    /// <summary>The entry that a new one goes on from: the pilot that it repeats.</summary>
    [BindProperty(SupportsGet = true)]
    public int? After { get; set; }

    [BindProperty]
    public Answers Form { get; set; } = new();

    public Framework Of { get; private set; } = null!;

    public IRegister Register { get; private set; } = null!;

    public IReadOnlyList<Question> Questions { get; private set; } = [];

    private RegisterScope scope = null!;
    private int? id;

    public bool IsNew => id is null;

    public override async Task<bool> Prepare()
    {
        var framework = await Db.Set<Framework>().SingleOrDefaultAsync(f => f.Slug == Framework, Stop);
        var register = registers.FirstOrDefault(r => r.Key == Key);
        if (framework is null || register is null || !Caller.May(register.Permission))
            return false;
        if (Entry != "add")
        {
            if (!int.TryParse(Entry, out var number))
                return false;
            id = number;
        }
        (Of, Register) = (framework, register);
        scope = await RegisterScope.Load(Db, framework, Today, Stop);
        await scope.Speak(tree, toWrite: true);
        Questions = [.. register.Questions(scope).Where(q => !q.IsToldElsewhere)];
        if (id is null)
            return register.MayAdd(scope) || NotTheirs(NotOne, Back);
        if (await register.Read(scope, id.Value) is not null)
            return true;
        return (await register.Rows(scope)).Any(r => r.Id == id) && NotTheirs(NotOne, $"{Back}#entry-{Entry}");
    }

    private const string NotOne =
        "What is kept here is written by those whom it belongs to: the lead and the support officer of its priority, or the organisation or partnership that it speaks of. You can read it.";

    private string Back => $"~/strategy/{Of.Slug}/registers/{Register.Key}";

    public async Task OnGet()
    {
        if (id is { } one)
            Form = (await Register.Read(scope, one))!;
        else if (After is { } first && await Register.Read(scope, first) is { } known)
            Form = Register.After(first, known) ?? Form;
        else
        {
            Form = Register.Begin(scope);
            if (Priority is { } priority)
                Form.Texts["PriorityId"] = priority.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        Fill();
    }

    public async Task<IActionResult> OnPost()
    {
        Fill();
        var entry = await Register.Write(scope, id, Form);
        return Done(
            (IsNew ? $"Added {Register.One}" : $"Changed {Register.One}")
                + (scope.Warning is { } warning ? $". Beware: {warning}" : ""),
            $"~/strategy/{Of.Slug}/registers/{Register.Key}#entry-{entry}"
        );
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (id is not { } one || !Register.MayRemove)
            return NotFound();
        // Where it is refused, the form above still says what stands.
        Form = await Register.Read(scope, one) ?? Form;
        Fill();
        await Register.Remove(scope, one);
        return Done($"Taken out: {Register.One}", $"~/strategy/{Of.Slug}/registers/{Register.Key}");
    }

    // The form shows every question, answered or not.
    private void Fill()
    {
        foreach (var question in Questions)
        {
            if (question.How == Answered.ByDate)
                Form.Dates.TryAdd(question.Name, null);
            else
                Form.Texts.TryAdd(question.Name, null);
        }
    }
}
