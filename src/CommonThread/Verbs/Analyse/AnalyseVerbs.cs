using System.CommandLine;

namespace CommonThread.Verbs.Analyse;

/// <summary>The statistics of <c>CommonThread.Analytics</c> on files, without the web and without a partnership.</summary>
internal static class AnalyseVerbs
{
    public static Command Verb(TextWriter output, TextWriter error)
    {
        var analyse = new Command(
            "analyse",
            "Statistics on files: tables in (CSV), every value out (CSV or JSON). Needs no installation"
        )
        {
            ProfileVerb.Verb(output, error),
            WarnVerb.Verb(output, error),
            FunnelVerb.Verb(output),
            HotspotsVerb.Verb(output),
            ImpactVerb.Verb(output),
            AllocateVerb.Verb(output),
            SuppressVerb.Verb(output),
        };
        foreach (var chart in ControlVerbs.All(output))
            analyse.Add(chart);
        return analyse;
    }
}
