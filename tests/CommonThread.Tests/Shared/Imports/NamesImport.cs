using CommonThread.Shared;

namespace CommonThread.Tests.Shared.Imports;

/// <summary>
/// An import for tests: a CSV with the column <c>name</c>, each row a source. A row called "bad" is refused. With the option
/// <c>wait</c> it stops after the first row, its transaction open, until it is told to go on or is killed.
/// </summary>
internal sealed class NamesImport : IImport
{
    public const string Marker = "COMMONTHREAD_TEST_MARKER";

    /// <summary>Set when a waiting import may go on.</summary>
    public TaskCompletionSource GoOn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set when a waiting import has written its first row.</summary>
    public TaskCompletionSource Waits { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Key => "names";

    public string Title => "Names of sources";

    public string Explanation => "A list of names, for proving the import pages.";

    public IReadOnlyList<(string Name, string Meaning)> Columns => [("name", "The source’s name")];

    public IReadOnlyList<ImportOption> Options =>
        [
            new("wait", "Wait", "yes to wait", Choices: ["yes"]),
            new("licence", "Licence", Required: true, Default: "OGL"),
        ];

    public string Accepts => ".csv";

    public string Permission => "people.imports";

    public int Order => 999;

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        foreach (var row in TableFile.Read(context.Path, ["name"]))
        {
            context.Report.Read++;
            context.Progress.Report(new($"Row {context.Report.Read}", context.Report.Read, 10));
            var name = row.Needed("name");
            if (name == "bad")
            {
                context.Report.Refuse(row.Line, name, "This name cannot be loaded");
                continue;
            }
            context.Report.Added++;
            context.Report.Example(name);
            context.Db.Add(
                new Source
                {
                    Name = name,
                    Licence = context.Option("licence", "OGL"),
                    Date = context.Today,
                }
            );
            await context.Db.SaveChangesAsync(stop);
            if (context.Option("wait") is null || context.PreviewOnly)
                continue;
            if (Environment.GetEnvironmentVariable(Marker) is { } marker)
                await File.WriteAllTextAsync(marker, "waiting", stop);
            Waits.TrySetResult();
            await GoOn.Task.WaitAsync(TimeSpan.FromMinutes(2), stop);
        }
        context.Report.Release = "names-1";
    }
}
