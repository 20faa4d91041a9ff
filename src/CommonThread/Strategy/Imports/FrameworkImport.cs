using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommonThread.People;

namespace CommonThread.Strategy.Imports;

/// <summary>Loads one framework document whole, from a file in the CommonThread framework format, version 1.</summary>
internal sealed class FrameworkImport(IEnumerable<IFrameworkSection> sections) : IImport
{
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>Every key that the format knows at the top of the file.</summary>
    internal static readonly string[] Format =
    [
        "framework",
        "drivers",
        "vision",
        "aim",
        "objectives",
        "operational_objectives",
        "principles",
        "pledges",
        "outcomes",
        "commitments",
        "themes",
        "priorities",
        "required_actions",
        "lead_duties",
        "programmes",
        "corporate_priorities",
        "activities",
        "measures",
        "partners",
        "versions",
        "action_plans",
        "delivery_plans",
        "communication_plans",
        "scoping_exercises",
        "pilots",
        "phases",
        "lead_reports",
        "concerns",
        "local_readings",
        "guidance",
        "relationships",
        "law_assessments",
        "claims",
        "reviews",
        "lessons_reviews",
        "case_studies",
        "declined_requests",
        "resources",
        "links",
        "notes",
    ];

    private readonly IFrameworkSection[] sections = [.. sections.OrderBy(s => s.Order)];

    public string Key => "framework";

    public string Title => "A framework";

    public string Explanation =>
        "A strategy, agreement, shared approach or plan, whole: what it says, who leads it, its versions, its plans and its progress. "
        + "Load places, organisations and posts first; the file names them. A framework that is here already is left as it is.";

    public IReadOnlyList<(string Name, string Meaning)> Columns =>
        [
            ("framework", "Title, type, owner, period, status and the rest of its particulars"),
            ("drivers", "What it answers to: parent frameworks, plans, policy and law"),
            ("vision, aim, objectives, principles, pledges, outcomes, commitments", "What it says"),
            ("themes, priorities", "What it puts first, and who leads each"),
            ("activities, measures, action_plans …", "How it is delivered and shown"),
            ("partners, versions, reviews", "Who adopted what, and how it changed"),
        ];

    public IReadOnlyList<ImportOption> Options => [LivingDates.WrittenOn];

    public string Accepts => ".json,.json.gz";

    public string Permission => StrategyPermissions.Edit;

    public int Order => 60;

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(context);
        var root = Parse(await Read(context.Path, stop));
        LivingDates.Of(context).Move(root);
        var read = sections.SelectMany(s => s.Keys).ToHashSet(StringComparer.Ordinal);
        var leftOut = Format.Where(k => !read.Contains(k)).ToHashSet(StringComparer.Ordinal);
        var file = new FrameworkFile
        {
            LeftOut = leftOut,
            Db = context.Db,
            Report = context.Report,
            Root = new FrameworkObject(root, "", 1, false),
            Today = context.Today,
            People = await PostDirectory.Read(context.Db, stop),
        };
        CheckKeys(root, context.Report);
        if (await IsHereAlready(file, stop))
            return;
        var done = 0;
        foreach (var section in sections)
        {
            context.Progress.Report(new($"Reading {section.Keys[0].Replace('_', ' ')}", done++, sections.Length));
            await file.Reading(() => section.Read(file, stop));
            // Without the framework itself nothing else can stand.
            if (file.Framework is null)
                return;
        }
        foreach (var key in leftOut.Where(root.ContainsKey))
            context.Report.Note($"“{key}” was left out");
        context.Report.Example($"{file.Framework.Title}, {file.Framework.Type.Say().ToLowerInvariant()}");
    }

    private static void CheckKeys(JsonObject root, ImportReport report)
    {
        var format = (root["format"] as JsonValue)?.ToString();
        var version = (root["format_version"] as JsonValue)?.ToString();
        if (format != "CommonThread framework" || version != "1")
        {
            throw new ImportRefused(
                "This is not a framework file: it must begin with \"format\": \"CommonThread framework\" and \"format_version\": 1"
            );
        }
        foreach (
            var key in root.Select(f => f.Key)
                .Where(k => k is not ("format" or "format_version") && !Format.Contains(k))
        )
            report.Refuse(null, key, "The format has no such key");
    }

    private static async Task<bool> IsHereAlready(FrameworkFile file, CancellationToken stop)
    {
        if (
            file.Root.Json["framework"] is not JsonObject given
            || given["slug"] is not JsonValue value
            || !value.TryGetValue<string>(out var slug)
        )
            return false;
        var key = Text.Slug(slug);
        var title = await file
            .Db.Set<Framework>()
            .Where(f => f.Slug == key)
            .Select(f => f.Title)
            .FirstOrDefaultAsync(stop);
        if (title is null)
            return false;
        file.Report.Read++;
        file.Report.Unchanged++;
        file.Report.Note($"{title} is here already and was left as it is. Change it on its own pages");
        return true;
    }

    private static JsonObject Parse(byte[] bytes)
    {
        try
        {
            var node = JsonNode.Parse(
                bytes,
                null,
                new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false }
            );
            return node as JsonObject
                ?? throw new ImportRefused("The file must hold one JSON object, in curly brackets");
        }
        catch (JsonException wrong)
        {
            throw new ImportRefused(
                wrong.LineNumber is { } line
                    ? $"The file is not JSON: something is wrong on line {line + 1}, at character {wrong.BytePositionInLine + 1}"
                    : "The file is not JSON, or it says a key twice",
                wrong
            );
        }
        catch (Exception wrong)
            when (wrong is ArgumentException or InvalidOperationException or DecoderFallbackException)
        {
            throw new ImportRefused("The file is not JSON in UTF-8", wrong);
        }
    }

    private static async Task<byte[]> Read(string path, CancellationToken stop)
    {
        try
        {
            await using var raw = File.OpenRead(path);
            var packed = raw.ReadByte() == 0x1f && raw.ReadByte() == 0x8b;
            raw.Position = 0;
            await using Stream stream = packed ? new GZipStream(raw, CompressionMode.Decompress) : raw;
            using var bytes = new MemoryStream();
            var buffer = new byte[81920];
            for (int n; (n = await stream.ReadAsync(buffer, stop)) > 0; )
            {
                if (bytes.Length + n > MostBytes)
                    throw new ImportRefused("The file is larger than 16 MB, which no framework is");
                bytes.Write(buffer, 0, n);
            }
            // A byte order mark is not part of JSON.
            var all = bytes.ToArray();
            return all is [0xef, 0xbb, 0xbf, ..] ? all[3..] : all;
        }
        catch (InvalidDataException wrong)
        {
            throw new ImportRefused("The file is packed, but the packing is damaged", wrong);
        }
        catch (Exception wrong)
            when (wrong is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new ImportRefused("There is no such file", wrong);
        }
    }
}
