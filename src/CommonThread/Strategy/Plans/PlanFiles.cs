using CommonThread.Commitments;
using CommonThread.Shared.Exports;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Plans;

/// <summary>A plan with its current progress as a file: CSV for those who count, Word for those who edit .</summary>
internal sealed record PlanFiles(
    Framework Framework,
    Plan Plan,
    string? Priority,
    IReadOnlyList<Commitment> Actions,
    Owners Owners,
    DateOnly Today
)
{
    private string Name => $"{Framework.Slug} {Plan.Title}";

    public FileContentResult Csv(ActionNames names) =>
        Plan.Kind switch
        {
            PlanKind.DeliveryPlan => CsvExport.File<DeliveryLine>(
                Name,
                Plan.Lines,
                new("action", l => l.Words),
                new("risk_mitigated", l => l.RiskMitigated),
                new("financial_year", l => Period.FinancialYear(l.Year).ToString()),
                new("cost", l => l.Cost),
                new("fund", l => l.Fund),
                new("staff_resource", l => l.StaffResource),
                new("output", l => l.Output),
                new("outcome", l => l.Outcome)
            ),
            PlanKind.CommunicationPlan => CsvExport.File<CommunicationEntry>(
                Name,
                Plan.Entries.OrderBy(e => e.On),
                new("date", e => e.On),
                new("audience", e => e.Audience),
                new("message", e => e.Message),
                new("channel", e => e.Channel),
                new("owner", e => Owners.Say(e.PostId, absent: "")),
                new("state", e => e.State)
            ),
            _ => CommitmentTable.Csv(Actions, Owners, names, Today, Name),
        };

    public FileContentResult Word()
    {
        var paper = new WordDocument(Plan.Title);
        paper.Paragraph($"{Plan.Kind.Say()}: {Priority ?? Framework.Called}. As it stood on {Today.Say()}.");
        if (Plan.Illustrative)
            paper.Paragraph("Illustrative: invented for the demonstration.");
        paper.Facts(
            ("State", Plan.State.Say()),
            ("Owner", Owners.Say(Plan.OwnerPostId)),
            ("Group that works to it", Owners.Organisation(Plan.GroupId)),
            ("Approved by", Owners.Organisation(Plan.ApprovingBodyId)),
            ("Approved on", Plan.ApprovedOn?.Say()),
            ("Decision", Plan.Decision),
            ("Period", Plan.PeriodStart is null ? null : $"{Plan.PeriodStart.Say()} to {Plan.PeriodEnd.Say()}"),
            ("Intended outcome", Plan.IntendedOutcome),
            ("Refreshed", Plan.RefreshedOn?.Say()),
            ("Next refresh by", Plan.NextRefresh?.Say())
        );
        switch (Plan.Kind)
        {
            case PlanKind.DeliveryPlan:
                WriteLines(paper);
                break;
            case PlanKind.CommunicationPlan:
                WriteEntries(paper);
                break;
            default:
                WriteActions(paper);
                break;
        }
        return paper.File(Name);
    }

    private void WriteActions(WordDocument paper)
    {
        foreach (var (stage, notes) in Plan.Stages.Where(s => s.Notes is not null))
            paper.Heading(stage).Paragraph(notes);
        paper.Heading("Actions");
        if (Actions.Count == 0)
        {
            paper.Paragraph("No action yet.");
            return;
        }
        paper.Table(
            ["Action", "Owner", "Due", "State", "Output and outcome", "Last said"],
            Actions.Select(a =>
                (IReadOnlyList<string?>)
                    [
                        a.Reference is null ? a.Title : $"{a.Reference} {a.Title}",
                        Owners.Say(a.OwnerPostId, a.OwnerOrganisationId),
                        a.Due.Say("No date") + (a.IsOverdue(Today) ? ", overdue" : ""),
                        a.State.Say() + (a.Percent is { } p ? $", {p}%" : "") + (a.IsStale(Today) ? ", stale" : ""),
                        string.Join('\n', new[] { a.Output, a.Outcome }.OfType<string>()),
                        a.LastWords is { } last ? $"{last.On.Say()}: {last.Text}" : "Nothing yet",
                    ]
            )
        );
    }

    private void WriteLines(WordDocument paper)
    {
        paper
            .Heading("Costed lines")
            .Table(
                ["Action", "Risk lessened", "Year", "Fund and staff", "Output and outcome", "Cost"],
                Plan.Lines.Select(l =>
                    (IReadOnlyList<string?>)
                        [
                            l.Words,
                            l.RiskMitigated,
                            Period.FinancialYear(l.Year).ToString(),
                            string.Join('\n', new[] { l.Fund, l.StaffResource }.OfType<string>()),
                            string.Join('\n', new[] { l.Output, l.Outcome }.OfType<string>()),
                            PlanTotal.Pounds(l.Cost),
                        ]
                )
            )
            .Heading("Totals")
            .Table(
                ["Year or fund", "Cost"],
                Plan.Totals.Select(t => (IReadOnlyList<string?>)[t.Of, PlanTotal.Pounds(t.Cost)])
            );
    }

    private void WriteEntries(WordDocument paper) =>
        paper
            .Heading("Who is told what")
            .Table(
                ["When", "Who", "What", "How", "By whom", "State"],
                Plan.Entries.OrderBy(e => e.On)
                    .Select(e =>
                        (IReadOnlyList<string?>)
                            [e.On.Say(), e.Audience, e.Message, e.Channel, Owners.Say(e.PostId), e.State.Say()]
                    )
            );
}
