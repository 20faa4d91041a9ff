namespace CommonThread.Shared;

/// <summary>An option of an import, asked on its page and given on the command line as <c>--name value</c>.</summary>
/// <param name="Choices">Where only certain values are allowed.</param>
/// <param name="IsDate">A day: asked for as day, month and year on the page, given as 2026-04-01 on the command line.</param>
public sealed record ImportOption(
    string Name,
    string Label,
    string Hint = "",
    bool Required = false,
    string? Default = null,
    IReadOnlyList<string>? Choices = null,
    bool IsDate = false
);

/// <summary>
/// One way to load a file. The page and the command line run the same code; a preview is the same run, rolled back.
/// An import adds what it reads to the context's database and says what it did in the report; it never commits.
/// </summary>
public interface IImport
{
    /// <summary>As typed after <c>import</c>: "boundaries".</summary>
    string Key { get; }

    string Title { get; }

    /// <summary>One or two sentences: what the file is, where people get one, what it changes.</summary>
    string Explanation { get; }

    /// <summary>The columns or properties the file has, each with its meaning, as shown on the page.</summary>
    IReadOnlyList<(string Name, string Meaning)> Columns { get; }

    IReadOnlyList<ImportOption> Options => [];

    /// <summary>File name endings, for the file field: ".csv,.csv.gz".</summary>
    string Accepts { get; }

    string Permission { get; }

    /// <summary>Where the import stands on the page: places before populations before figures.</summary>
    int Order { get; }

    /// <summary>
    /// Reads the file and works out what needs no writing, before the transaction begins: nobody who wants to save something
    /// waits meanwhile. What it returns is <see cref="ImportContext.Prepared"/> when <see cref="Run"/> is called; whatever it
    /// read from the database may have changed by then.
    /// </summary>
    Task<object?> Prepare(ImportContext context, CancellationToken stop) => Task.FromResult<object?>(null);

    /// <summary>Writes, in a transaction that the caller commits or rolls back: from here on other writers wait.</summary>
    Task Run(ImportContext context, CancellationToken stop);
}

/// <summary>How far a long import is, in words and, where known, in parts.</summary>
public sealed record ImportProgress(string Doing, long Done, long? Of)
{
    public int? Percent => Of is > 0 ? (int)Math.Min(100, Done * 100 / Of.Value) : null;
}

/// <summary>What one run of an import works with.</summary>
public sealed class ImportContext
{
    public required CommonThreadDb Db { get; init; }

    /// <summary>The file, or on the command line perhaps a folder.</summary>
    public required string Path { get; init; }

    /// <summary>The name the user knows the file by.</summary>
    public required string FileName { get; init; }

    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Only look: everything is rolled back afterwards, so heavy writing may be left out.</summary>
    public bool PreviewOnly { get; init; }

    /// <summary>The user asked to load the good rows though others are refused.</summary>
    public bool GoodRowsOnly { get; init; }

    public required DateOnly Today { get; init; }

    public IProgress<ImportProgress> Progress { get; init; } = new Progress<ImportProgress>();

    public ImportReport Report { get; } = new();

    /// <summary>What <see cref="IImport.Prepare"/> returned.</summary>
    public object? Prepared { get; internal set; }

    /// <summary>The value of an option, or its default.</summary>
    public string? Option(string name, string? otherwise = null) =>
        Options.TryGetValue(name, out var value) && value.Length > 0 ? value : otherwise;
}

/// <summary>A row that cannot be loaded, with the reason in the user's words.</summary>
/// <param name="Line">Line (or feature) number in the file, from 1; null when it concerns the whole file.</param>
public sealed record RefusedRow(long? Line, string What, string Reason);

/// <summary>What an import read, would do, or did.</summary>
public sealed class ImportReport
{
    private const int Kept = 500;
    private readonly List<RefusedRow> refused = [];
    private readonly List<string> notes = [];
    private readonly List<string> examples = [];

    public long Read { get; set; }

    public long Added { get; set; }

    public long Replaced { get; set; }

    public long Unchanged { get; set; }

    public long RefusedCount { get; private set; }

    /// <summary>The first 500 refused rows; <see cref="RefusedCount"/> counts all.</summary>
    public IReadOnlyList<RefusedRow> Refused => refused;

    /// <summary>What the user ought to know: repairs, rows without a place, names that look alike.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>A few of the first rows in words: "E01013453 Derby 013A, LSOA (2011)".</summary>
    public IReadOnlyList<string> Examples => examples;

    /// <summary>The release that the figures became, where there is one.</summary>
    public string? Release { get; set; }

    public void Refuse(long? line, string what, string reason)
    {
        RefusedCount++;
        if (refused.Count < Kept)
            refused.Add(new(line, what, reason));
    }

    public void Note(string sentence)
    {
        if (notes.Count < Kept && !notes.Contains(sentence))
            notes.Add(sentence);
    }

    /// <summary>Forgets all it was told: the file is read once more, because what it was read against has changed.</summary>
    internal void Forget()
    {
        (Read, Added, Replaced, Unchanged, RefusedCount, Release) = (0, 0, 0, 0, 0, null);
        refused.Clear();
        notes.Clear();
        examples.Clear();
    }

    public void Example(string words)
    {
        if (examples.Count < 8)
            examples.Add(words);
    }
}

/// <summary>The file as a whole cannot be read; the message is a sentence for the user.</summary>
public sealed class ImportRefused(string message, Exception? inner = null) : Exception(message, inner);
