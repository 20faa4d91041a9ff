using CommonThread.Strategy.Notes;
using CommonThread.Strategy.Objectives;
using CommonThread.Strategy.Pledges;
using CommonThread.Strategy.Principles;
using CommonThread.Strategy.Promises;
using CommonThread.Strategy.Visions;

namespace CommonThread.Strategy.Imports.Sections;

internal sealed class VisionSection : IFrameworkSection
{
    public int Order => 30;

    public IReadOnlyList<string> Keys => ["vision"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        if (file.Root.Object("vision") is not { } vision)
            return;
        vision.Only("text", "parts");
        file.Framework.Vision = vision.Words("text", 2000);
        file.Framework.VisionCitation = vision.Source;
        foreach (var given in vision.List("parts"))
        {
            await file.Try(
                given.Only("name", "text"),
                g =>
                {
                    var part = g.Mark(VisionPart.Called(file.Framework.Id, g.Needed("name"), g.Needed("text")));
                    file.Add(StrategyKinds.VisionPart, part, part.Name);
                    return Task.CompletedTask;
                }
            );
        }
        await file.Save(stop);
    }
}

internal sealed class ObjectivesSection : IFrameworkSection
{
    public int Order => 40;

    public IReadOnlyList<string> Keys => ["objectives", "operational_objectives"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        await file.Each(
            "objectives",
            given =>
            {
                given.Only("number", "text", "vision_part");
                var objective = given.Mark(Objective.Of(file.Framework.Id, given.Needed("text")));
                objective.Number = given.Whole("number");
                objective.VisionPartId = file.Named(StrategyKinds.VisionPart, given, "vision_part");
                file.Add(StrategyKinds.Objective, objective, objective.Number?.ToString(), objective.Words);
            }
        );
        await file.Save(stop);
        await file.Each(
            "operational_objectives",
            given =>
            {
                given.Only("number", "text", "financial_year", "dates_in_source", "objectives");
                given.Needed("financial_year");
                var objective = given.Mark(
                    OperationalObjective.Of(
                        file.Framework.Id,
                        given.Needed("text"),
                        given.FinancialYear("financial_year")
                    )
                );
                objective.Number = given.Whole("number");
                objective.DatesInSource = given.Words("dates_in_source", 500);
                objective.Serve(
                    given
                        .Numbers("objectives")
                        .Select(n => file.Needed(StrategyKinds.Objective, $"{n}", given.At("objectives")))
                );
                file.Add(StrategyKinds.OperationalObjective, objective, objective.Words);
            }
        );
        await file.Save(stop);
    }
}

internal sealed class PrinciplesSection : IFrameworkSection
{
    public int Order => 45;

    public IReadOnlyList<string> Keys => ["principles"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        await file.Each(
            "principles",
            given =>
            {
                given.Only("name", "text", "kind");
                var principle = given.Mark(
                    Principle.Of(
                        file.Framework.Id,
                        given.Words("name", 120),
                        given.Needed("text"),
                        given.Choice<PrincipleKind>("kind") ?? PrincipleKind.Principle
                    )
                );
                file.Add(StrategyKinds.Principle, principle, principle.Name, principle.Words);
            }
        );
        await file.Save(stop);
    }
}

internal sealed class PledgesSection : IFrameworkSection
{
    public int Order => 50;

    public IReadOnlyList<string> Keys => ["pledges"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        await file.Each(
            "pledges",
            given =>
            {
                given.Only("number", "text", "vision_part");
                var pledge = given.Mark(
                    Pledge.Of(file.Framework.Id, given.NeededWhole("number"), given.Needed("text"))
                );
                pledge.VisionPartId = file.Named(StrategyKinds.VisionPart, given, "vision_part");
                file.Add(StrategyKinds.Pledge, pledge, $"{pledge.Number}", pledge.Words);
            }
        );
        await file.Save(stop);
    }
}

/// <summary>"By the end of the period we will have…"</summary>
internal sealed class PromisesSection : IFrameworkSection
{
    public int Order => 55;

    public IReadOnlyList<string> Keys => ["commitments"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        await file.Each(
            "commitments",
            given =>
            {
                given.Only("text", "due", "state", "evidence");
                var promise = given.Mark(
                    Promise.To(file.Framework.Id, given.Needed("text"), given.Date("due") ?? file.Framework.PeriodEnd)
                );
                if (given.Choice<PromiseState>("state") is { } state)
                    promise.Report(state, given.Words("evidence"), file.Today);
                file.Add(StrategyKinds.Promise, promise, promise.Words);
            }
        );
        await file.Save(stop);
    }
}

/// <summary>Contradictions and gaps of the source, kept as found.</summary>
internal sealed class NotesSection : IFrameworkSection
{
    public int Order => 95;

    public IReadOnlyList<string> Keys => ["notes"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        await file.Each(
            "notes",
            given =>
            {
                given.Only("text");
                var note = new SourceNote { FrameworkId = file.Framework.Id, Words = given.Needed("text", 2000) };
                file.Add("source-note", given.Mark(note));
            }
        );
        await file.Save(stop);
    }
}
