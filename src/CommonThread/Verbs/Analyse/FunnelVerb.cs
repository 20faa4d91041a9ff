using System.CommandLine;
using CommonThread.Analytics.Trends;
using CommonThread.Shared.Exports;

namespace CommonThread.Verbs.Analyse;

/// <summary>Funnel plots: <c>analyse funnel</c>.</summary>
internal static class FunnelVerb
{
    public static Command Verb(TextWriter output)
    {
        var table = Given.Table("place,count,size: events, and of how many or to what exposure");
        var kind = Given.Choice("--kind", "What the count is of its size", FunnelKind.Proportion);
        var over = Given.Choice("--over-dispersion", "How limits allow for places differing", OverDispersion.None);
        var target = new Option<double?>("--target")
        {
            Description = "The centre; the overall share or rate without it",
        };
        var winsorise = new Option<double>("--winsorise")
        {
            Description = "Share of the places at each end drawn in before over-dispersion is estimated",
            DefaultValueFactory = _ => 0.1,
        };
        var answer = new Answer();
        var verb = new Command(
            "funnel",
            """
            Each place against its size, with 95% and 99.8% limits (Spiegelhalter 2005).

            Example:
              commonthread analyse funnel satisfied.csv --kind proportion --over-dispersion additive --json
            """
        )
        {
            table,
            kind,
            over,
            target,
            winsorise,
        };
        answer.AddTo(verb);
        verb.SetAction(
            (parsed, _) =>
            {
                var rows = Given.Rows(
                    parsed.GetRequiredValue(table),
                    ["place", "count", "size"],
                    r => (Place: r.Needed("place"), Count: r.Number("count", true), Size: r.Number("size", true))
                );
                var plot = Funnel.Draw(
                    [.. rows.Select(r => r.Count)],
                    [.. rows.Select(r => r.Size)],
                    parsed.GetValue(kind),
                    parsed.GetValue(over),
                    parsed.GetValue(target),
                    parsed.GetValue(winsorise)
                );
                answer.Give(
                    parsed,
                    output,
                    rows.Zip(plot.Points, (row, point) => (row.Place, Point: point)),
                    [
                        new("place", r => r.Place),
                        new("count", r => r.Point.Count),
                        new("size", r => r.Point.Size),
                        new("value", r => r.Point.Value),
                        new("target", _ => plot.Target),
                        new("lower_95", r => r.Point.Lower95),
                        new("upper_95", r => r.Point.Upper95),
                        new("lower_99.8", r => r.Point.Lower998),
                        new("upper_99.8", r => r.Point.Upper998),
                        new("z", r => r.Point.Z),
                        new("beyond", r => r.Point.Beyond),
                        new("phi", _ => plot.Phi),
                        new("tau", _ => plot.Tau),
                    ]
                );
                return Task.FromResult(0);
            }
        );
        return verb;
    }
}
