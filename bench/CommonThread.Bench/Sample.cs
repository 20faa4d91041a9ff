namespace CommonThread.Bench;

/// <summary>The sample folder of the source tree.</summary>
internal static class Sample
{
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var sample = Path.Combine(folder.FullName, "sample");
            if (Directory.Exists(Path.Combine(sample, "open")))
                return sample;
        }
        throw new DirectoryNotFoundException("Run this from a source tree that has the sample folder");
    }
}
