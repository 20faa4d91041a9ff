using CommonThread.Strategy.Outcomes;

namespace CommonThread.Strategy.Imports.Sections;

/// <summary>"We will know if…" with evidence and judgement. The measures that show an outcome are joined by the section of measures.</summary>
internal sealed class OutcomesSection : IFrameworkSection
{
    public int Order => 60;

    public IReadOnlyList<string> Keys => ["outcomes"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        await file.Each("outcomes", given => Add(file, given));
        await file.Save(stop);
    }

    private static void Add(FrameworkFile file, FrameworkObject given)
    {
        given.Only("number", "text", "measures", "judgement", "judged_on", "evidence", "set");
        var outcome = given.Mark(Outcome.Of(file.Framework.Id, given.Needed("text")));
        outcome.Number = given.Whole("number");
        outcome.Set = given.Words("set", 200);
        foreach (var seen in given.List("evidence"))
        {
            // The evidence's own "source" is where it is written, not a citation of the document.
            seen.Only("date", "text", "post", "organisation");
            outcome
                .Show(
                    seen.NeededDate("date"),
                    seen.Needed("text"),
                    seen.Words("source", 500),
                    file.Post(seen),
                    file.Today
                )
                .Illustrative = seen.Illustrative;
        }
        if (given.Choice<OutcomeJudgement>("judgement") is { } judgement)
            outcome.Judge(judgement, given.Date("judged_on") ?? file.Today, file.Today);
        file.Add(StrategyKinds.Outcome, outcome, outcome.Number?.ToString(), outcome.Words);
    }
}
