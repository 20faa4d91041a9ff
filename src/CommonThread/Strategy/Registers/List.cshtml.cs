using CommonThread.Places;
using CommonThread.Shared.Exports;
using CommonThread.Strategy.Versions;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Registers;

/// <summary>A register of a framework, narrowed to one priority where the address says so.</summary>
[Public]
public sealed class ListModel(IEnumerable<IRegister> registers, PlaceTree tree) : ThreadPage
{
    [BindProperty(SupportsGet = true)]
    public string Framework { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int? Priority { get; set; }

    public Framework Of { get; private set; } = null!;

    public IRegister Register { get; private set; } = null!;

    public IReadOnlyList<RegisterRow> Rows { get; private set; } = [];

    public RegisterScope Scope { get; private set; } = null!;

    public bool MayWrite => Caller.May(Register.Permission);

    public bool MayAdd => MayWrite && Register.MayAdd(Scope);

    public string Address => $"~/strategy/{Of.Slug}/registers/{Register.Key}";

    public override async Task<bool> Prepare()
    {
        var framework = (
            await (await Published.Of(Db, Stop)).Frameworks(all => all.Where(f => f.Slug == Framework), Stop)
        ).SingleOrDefault();
        var register = registers.FirstOrDefault(r => r.Key == Key);
        if (framework is null || register is null || !(register.IsPublic || Caller.IsSignedIn))
            return false;
        (Of, Register) = (framework, register);
        Scope = await RegisterScope.Load(Db, framework, Today, Stop);
        await Scope.Speak(tree, toWrite: false);
        Rows = [.. (await register.Rows(Scope)).Where(r => Priority is null || r.PriorityId == Priority)];
        return true;
    }

    public void OnGet() { }

    public FileContentResult OnGetCsv()
    {
        var labels = Register.Questions(Scope).Select(q => q.Heading).ToList();
        return CsvExport.File<RegisterRow>(
            $"{Of.Slug}-{Register.Key}",
            Rows,
            [
                new("title", r => r.Title),
                .. labels.Select(label => new ExportColumn<RegisterRow>(
                    label,
                    r => r.Facts.FirstOrDefault(f => f.Label == label).Value
                )),
                new("illustrative", r => r.Illustrative),
            ]
        );
    }
}
