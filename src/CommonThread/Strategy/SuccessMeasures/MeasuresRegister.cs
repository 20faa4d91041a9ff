using CommonThread.Strategy.Registers;

namespace CommonThread.Strategy.SuccessMeasures;

internal sealed class MeasuresRegister : Register<SuccessMeasure>
{
    public override string Key => "measures";
    public override string Title => "Success measures";
    public override string One => "a success measure";
    public override bool IsPublic => true;
    public override string Permission => PlanPermissions.Delivery;
    public override string Explanation =>
        "How this framework will know that something worked. What is counted has a number and a target; what is judged has a dated judgement and evidence.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Line(x => x.Name, "Short name"),
            Lines(x => x.Words!, "The document’s words"),
            Kind(
                x => x.Kind,
                "Kind",
                "Narrative measures, milestones, awards and documents have no unit, baseline or target number"
            ),
            Line(x => x.Unit!, "Unit", "For what is counted"),
            Line(x => x.PartLabels!, "Parts", "Each reported on its own, separated by |"),
            Number(x => x.Baseline!, "Baseline"),
            Day(x => x.BaselineDate!, "Date of the baseline"),
            Number(x => x.Target!, "Target", "May be empty"),
            Kind(x => x.Direction, "Which way is better?"),
            Kind(x => x.Frequency!, "How often is it known?"),
            Line(x => x.DataSource!, "Source"),
            OfPost(x => x.OwnerPostId!, "Owner"),
            Yes(x => x.Public, "Anyone may see it"),
        ];

    protected override SuccessMeasure New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(SuccessMeasure entry, DateOnly today)
    {
        entry.Define(entry.Name, entry.Words, entry.Kind);
        entry.HasParts(entry.Parts);
    }
}
