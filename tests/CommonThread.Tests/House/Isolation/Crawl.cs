using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.House.Isolation;

/// <summary>An answer as text: a page, CSV, JSON, feed, or the parts of an Office file.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, string? Type);

/// <summary>A form as somebody found it: where it goes and every value that it would send.</summary>
internal sealed record FoundForm(string On, string To, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public bool IsOrdinary => !To.Contains("sign-out", StringComparison.Ordinal);
}

/// <summary>Walks a partnership as one visitor: every link from every page, each address once.</summary>
internal sealed partial class Crawl(Visitor visitor, IReadOnlySet<int> guarded)
{
    /// <summary>Addresses of one path that differ in their query alone: enough to see each download and tab.</summary>
    private const int MostOfOnePath = 3;

    /// <summary>Addresses of one shape that hold no canary: a hundred posts' pages say no more than a few.</summary>
    private const int MostOfOneShape = 5;

    private readonly Dictionary<string, int> ofPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> dull = new(StringComparer.Ordinal);
    private readonly Queue<string> waiting = new();
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Addresses that answered with something to read.</summary>
    public List<string> Found { get; } = [];

    /// <summary>Those of them that hold a canary.</summary>
    public List<string> Telling { get; } = [];

    public int Asked { get; private set; }

    public List<FoundForm> Forms { get; } = [];

    public List<string> Broken { get; } = [];

    /// <summary>What a browser or a spreadsheet would run of what was found.</summary>
    public List<string> Hostile { get; } = [];

    /// <summary>CSV files that hold hostile words, made harmless.</summary>
    public int Disarmed { get; private set; }

    /// <summary>What was answered at each address that was asked for.</summary>
    public Dictionary<string, Answer> Answers { get; } = new(StringComparer.Ordinal);

    public async Task From(IEnumerable<string> starts, int most)
    {
        foreach (var start in starts)
            Add(start);
        while (waiting.TryDequeue(out var path) && Found.Count < most)
        {
            var shape = Shape(path);
            if (dull.GetValueOrDefault(shape) >= MostOfOneShape)
                continue;
            Asked++;
            var answer = await Get(visitor, path);
            Answers[path] = answer;
            if ((int)answer.Status >= 500)
                Broken.Add($"{path}: {(int)answer.Status}");
            if (answer.Status != HttpStatusCode.OK)
            {
                CountUp(shape);
                continue;
            }
            Found.Add(path);
            var heard = string.Concat(
                GuardedSite
                    .Canaries.Select(c => c.Word)
                    .Append(GuardedSite.SharedCanary)
                    .Where(word => answer.Text.Contains(word, StringComparison.OrdinalIgnoreCase))
            );
            // The same words in the same form at an address of the same shape are enough once.
            if (heard.Length > 0 && CountUp($"{shape} {answer.Type} {Handlers().Match(path).Value} {heard}") == 1)
                Telling.Add(path);
            else
                CountUp(shape);
            if (answer.Type == "text/html")
                Read(path, answer.Text);
            else if (answer.Type == "text/csv")
                Weigh(path, answer.Text);
        }
    }

    private void Weigh(string path, string csv)
    {
        Hostile.AddRange(HostileWords.In(csv).Select(c => $"{path}: {c}"));
        if (HostileWords.Beginnings.Any(b => csv.Contains($"'{b[0]}", StringComparison.Ordinal)))
            Disarmed++;
    }

    private int CountUp(string what) => dull[what] = dull.GetValueOrDefault(what) + 1;

    // Numbers and names stand for their like, but frameworks and commitments that carry canaries stand for themselves.
    private string Shape(string path) =>
        Guarded(path)
        + string.Join(
            '/',
            path.Split('?')[0]
                .Split('/')
                .Select(
                    (part, at) =>
                        part.StartsWith("qz-", StringComparison.Ordinal) ? part
                        : at > 0 && path.StartsWith("places/", StringComparison.Ordinal) && at == 1 ? "{}"
                        : at == 2 && path.StartsWith("people/", StringComparison.Ordinal) ? "{}"
                        : new string([.. part.Where(c => !char.IsDigit(c))])
                )
        );

    private string Guarded(string path) =>
        Commitments().Match(path) is { Success: true } found
        && int.TryParse(found.Groups["id"].Value, CultureInfo.InvariantCulture, out var id)
        && guarded.Contains(id)
            ? $"{id}:"
            : "";

    [GeneratedRegex("(?<=[?&])(handler|format)=[^&]+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Handlers();

    [GeneratedRegex("commitments?[-/](?<id>[0-9]{1,9})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Commitments();

    private void Read(string path, string body)
    {
        var html = new HtmlParser().ParseDocument(body);
        Hostile.AddRange(HostileWords.In(html).Select(w => $"{path}: {w}"));
        var here = new Uri(visitor.Address, path);
        foreach (var link in html.QuerySelectorAll("a[href], link[href], [data-map-source], form[method=get][action]"))
        {
            var to = link.GetAttribute("href") ?? link.GetAttribute("action") ?? link.GetAttribute("data-map-source");
            if (to is { Length: > 0 } && Uri.TryCreate(here, to, out var address))
                Add(address);
        }
        foreach (var form in html.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>())
        {
            var to = new Uri(here, form.GetAttribute("action") is { Length: > 0 } a ? a : here.PathAndQuery);
            Forms.Add(new(path, to.PathAndQuery, [.. Fields(form)]));
        }
    }

    private void Add(Uri address)
    {
        if (
            address.Authority == visitor.Address.Authority
            && address.AbsolutePath.StartsWith(visitor.Address.AbsolutePath, StringComparison.Ordinal)
        )
            Add(address.PathAndQuery[visitor.Address.AbsolutePath.Length..]);
    }

    private void Add(string path)
    {
        var bare = Guarded(path) + path.Split('?')[0];
        var before = ofPath.GetValueOrDefault(bare);
        if (before >= MostOfOnePath || !known.Add(path))
            return;
        ofPath[bare] = before + 1;
        waiting.Enqueue(path);
    }

    public static async Task<Answer> Get(Visitor visitor, string path)
    {
        using var response = await visitor.Http.GetAsync(path);
        return await Read(response);
    }

    public static async Task<Answer> Read(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var type = response.Content.Headers.ContentType?.MediaType;
        if (bytes is not [(byte)'P', (byte)'K', ..])
            return new(response.StatusCode, Encoding.UTF8.GetString(bytes), type);
        // A workbook or document: its parts are what is read.
        var text = new StringBuilder();
        await using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            text.AppendLine(await reader.ReadToEndAsync());
        }
        return new(response.StatusCode, text.ToString(), type);
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var control in form.QuerySelectorAll("input, select, textarea"))
        {
            var name = control.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || name == "__RequestVerificationToken")
                continue;
            var value = control switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio" } choice => choice.IsChecked ? choice.Value : null,
                IHtmlInputElement { Type: "file" or "submit" or "button" } => null,
                IHtmlInputElement { Type: "hidden" } input => input.Value,
                IHtmlInputElement input => input.Value.Length > 0 ? input.Value : "Changed by a stranger",
                IHtmlSelectElement select => select.Value,
                IHtmlTextAreaElement area => area.Value.Length > 0 ? area.Value : "Changed by a stranger",
                _ => null,
            };
            if (value is not null)
                yield return new(name, value);
        }
    }
}
