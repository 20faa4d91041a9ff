using System.Globalization;
using System.Text.Json;
using CommonThread.Partnerships;
using CommonThread.Shared.Jobs;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Shared.Imports;

/// <summary>Brings a file of one kind. It is kept under a random name, looked at in the background, and shown before anything is loaded.</summary>
[Needs(ImportsModule.Load)]
[TakesUploads(UploadedFiles.Largest)]
public sealed class LoadModel(
    IEnumerable<IImport> imports,
    Installation installation,
    CurrentPartnership current,
    WakeImports wake
) : ThreadPage
{
    public sealed class Input
    {
        public IFormFile? File { get; set; }

        public Dictionary<string, string?> Options { get; set; } = [];

        /// <summary>The options that are days, asked for as such.</summary>
        public Dictionary<string, DateOnly?> Dates { get; set; } = [];
    }

    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty]
    public Input Form { get; set; } = new();

    public IImport Import { get; private set; } = null!;

    public static long LargestMegabytes => UploadedFiles.Largest / 1024 / 1024;

    public override Task<bool> Prepare()
    {
        Import = imports.FirstOrDefault(i => i.Key == Kind)!;
        if (Import is null || !Caller.May(Import.Permission))
            return Task.FromResult(false);
        foreach (var option in Import.Options.Where(o => o.IsDate))
        {
            Form.Dates.TryAdd(option.Name, null);
        }
        // A dictionary is bound by each way in which its keys may be written; the form writes them in one.
        foreach (
            var key in ModelState
                .Keys.Where(k => k.StartsWith("Form.Dates", StringComparison.Ordinal))
                .Where(k => !Import.Options.Any(o => k.StartsWith(FieldOf(o), StringComparison.Ordinal)))
                .ToList()
        )
            ModelState.Remove(key);
        return Task.FromResult(true);
    }

    private static string FieldOf(ImportOption option) =>
        option.IsDate ? $"Form.Dates[{option.Name}]" : $"Form.Options[{option.Name}]";

    private string? Given(ImportOption option) =>
        option.IsDate
            ? Form.Dates.GetValueOrDefault(option.Name)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : Text.Clean(Form.Options.GetValueOrDefault(option.Name));

    public async Task<IActionResult> OnPost()
    {
        var file = Form.File;
        var options = Import
            .Options.Select(o => (o.Name, Value: Given(o)))
            .Where(o => o.Value is not null)
            .ToDictionary(o => o.Name, o => o.Value!, StringComparer.Ordinal);
        Rules.Check([
            ("Form.File", file is not null, "Choose the file"),
            ("Form.File", file is null or { Length: > 0 }, "The file is empty"),
            (
                "Form.File",
                file is null || file.Length <= UploadedFiles.Largest,
                $"The largest file that can be loaded here is {LargestMegabytes} MB. Larger files are loaded from the command line"
            ),
            (
                "Form.File",
                file is null || EndsRight(file.FileName),
                $"The file’s name must end in {string.Join(" or ", Endings)}"
            ),
            .. Import.Options.Select(o =>
                (
                    FieldOf(o),
                    !o.Required || o.Default is not null || options.ContainsKey(o.Name),
                    $"Say which {o.Label.ToLowerInvariant()} this file is for"
                )
            ),
            .. Import.Options.Select(o =>
                (
                    FieldOf(o),
                    o.Choices is null || !options.TryGetValue(o.Name, out var value) || o.Choices.Contains(value),
                    $"{o.Label} must be one of the choices"
                )
            ),
        ]);
        await using var content = file!.OpenReadStream();
        var stored = await UploadedFiles.Keep(installation, current.Required, content, Stop);
        var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
        var run = new ImportRun
        {
            Import = Import.Key,
            FileName = Text.Clean(name.Length > 260 ? name[^260..] : name) ?? "file",
            StoredAs = stored.Name,
            Bytes = stored.Bytes,
            Fingerprint = stored.Fingerprint,
            OptionsJson = JsonSerializer.Serialize(options),
            StartedAt = Clock.GetUtcNow().UtcDateTime,
            StartedBy = Caller.Name,
            StartedByAccountId = Caller.AccountId,
        };
        Db.Add(run);
        await Db.SaveChangesAsync(Stop);
        await wake.For(current.Required);
        return LocalRedirect(Url.Content($"~/imports/runs/{run.Id}"));
    }

    public IReadOnlyList<string> Endings =>
        Import.Accepts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private bool EndsRight(string name) =>
        Endings.Count == 0 || Endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}
