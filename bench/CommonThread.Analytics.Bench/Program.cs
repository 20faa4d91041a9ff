using CommonThread.Analytics.Bench;

// Ratios to a named peer or floor, measured in one run on the same data:
//   dotnet run -c Release --project bench/CommonThread.Analytics.Bench -- [rows] [folder or file of boundaries] [code property]
// The made-up data: 1,024 areas without gaps of about 100 corners each, and a street-level CSV of so many rows.
// Clusters alone, against R’s dbscan where R is installed: -- clusters [points]
if (args is ["clusters", ..])
{
    FindingClusters.Run(args.Length > 1 ? int.Parse(args[1]) : 290_000);
    return;
}

// Early warning alone: ... -- warn
if (args is ["warn"])
{
    WarningEarly.Run(1_000, 20_000);
    return;
}
var rows = args.Length > 0 ? int.Parse(args[0]) : 1_000_000;
var made = MadeUp.Tessellation(32, 24);
PlacingPoints.Run("1,024 made-up areas", made, 1_000_000);
if (args.Length > 1)
    PlacingPoints.Run(
        "areas of " + Path.GetFileName(args[1]),
        MadeUp.Read(args[1], args.ElementAtOrDefault(2)),
        1_000_000
    );
ReadingCrimes.Run(made, rows);
FindingClusters.Run(290_000);
WarningEarly.Run(1_000, 20_000);
