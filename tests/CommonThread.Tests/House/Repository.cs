using System.Text.RegularExpressions;

namespace CommonThread.Tests.House;

/// <summary>The sources as they stand, for tests that read them.</summary>
internal static partial class Repository
{
    private static readonly HashSet<string> NotOurs = new(StringComparer.Ordinal)
    {
        "bin",
        "obj",
        "node_modules",
        "dist",
        "data",
        ".git",
        "build",
        "TestResults",
        "artifacts",
    };

    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder of the repository, by their path in it with forward slashes.</summary>
    public static IEnumerable<(string Name, string Path)> Files(string folder, params string[] endings) =>
        Walk(Path.Combine(Root, folder))
            .Where(p => endings.Length == 0 || endings.Any(e => p.EndsWith(e, StringComparison.Ordinal)))
            .Select(p => (Path.GetRelativePath(Root, p).Replace('\\', '/'), p))
            .OrderBy(f => f.Item1, StringComparer.Ordinal);

    /// <summary>A C# file's lines with comments and the insides of strings blanked out; line numbers stay.</summary>
    public static string[] Code(string path)
    {
        var text = File.ReadAllText(path);
        text = Quoted()
            .Replace(
                text,
                m =>
                    new string(m.Value.Where(c => c == '\n').ToArray()) is var breaks && m.Value[0] == '/'
                        ? breaks
                        : "\"\"" + breaks
            );
        return text.Split('\n');
    }

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
            yield return file;
        foreach (var below in Directory.EnumerateDirectories(folder))
        {
            if (NotOurs.Contains(Path.GetFileName(below)))
                continue;
            foreach (var file in Walk(below))
                yield return file;
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CommonThread.slnx")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests run outside the repository");
    }

    // Raw strings, verbatim strings, plain strings, and both kinds of comment.
    [GeneratedRegex(
        "\"\"\"[\\s\\S]*?\"\"\"|@\"(?:[^\"]|\"\")*\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|//[^\\n]*|/\\*[\\s\\S]*?\\*/",
        RegexOptions.None,
        5000
    )]
    private static partial Regex Quoted();
}
