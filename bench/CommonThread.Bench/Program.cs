using CommonThread.Bench;

// What must be fast, each against its floor in the same run. See ../README.md.
var sample = Sample.Find();
await using var site = await LoadedSite.Start(sample);
await ImportOfMonths.Measure(site);
await Pages.Measure(site);
