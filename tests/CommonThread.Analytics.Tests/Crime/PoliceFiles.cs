using System.IO.Compression;
using System.Text;
using CommonThread.Analytics.Crime;
using CommonThread.Analytics.Geography;
using CommonThread.Analytics.Tests.Geography;

namespace CommonThread.Analytics.Tests.Crime;

/// <summary>Small made-up police files in the publisher's shape, and two made-up areas.</summary>
internal static class PoliceFiles
{
    public const string Header =
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";

    public static string Row(
        string id = "",
        string month = "2022-04",
        string longitude = "-1.15",
        string latitude = "52.65",
        string code = "E01000001",
        string type = "Burglary",
        string location = "On or near High Street"
    ) => $"{id},{month},Test Police,Test Police,{longitude},{latitude},{location},{code},Test 001A,{type},,\n";

    public static string Id(int n) => n.ToString("x64");

    /// <summary>Two boxes side by side: E01000001 from -1.2 to -1.1, E01000002 from -1.1 to -1.0; latitude 52.6 to 52.7.</summary>
    public static readonly CrimeAreas Areas = CrimeAreas.From(
        [
            Area.Of("E01000001", Shapes.Box(-1.2, 52.6, -1.1, 52.7)),
            Area.Of("E01000002", Shapes.Box(-1.1, 52.6, -1.0, 52.7)),
        ],
        "code"
    );

    public static CrimeSource Csv(string text, string name = "2022-04-test-street.csv") =>
        CrimeSource.From(new MemoryStream(Encoding.UTF8.GetBytes(text)), name);

    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        return bytes.ToArray();
    }

    public static CrimeCounts Count(string text, CrimeCountOptions? options = null)
    {
        using var source = Csv(text);
        return CrimeCounts.Count(source, Areas, options);
    }
}
