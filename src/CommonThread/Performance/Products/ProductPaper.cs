using CommonThread.Measures;
using CommonThread.Performance.SeverityProfiles;
using CommonThread.Shared.Exports;

namespace CommonThread.Performance.Products;

/// <summary>The product as a paper for those who edit in Word (D-26). Charts stand in it as their sentences.</summary>
internal static class ProductPaper
{
    public static WordDocument Word(Product product, ProductContent content)
    {
        var paper = new WordDocument($"Performance, Risk and Harm Management Product, {content.Quarter}");
        paper.Facts(
            ("Framework", content.Framework),
            ("Place", content.Place),
            ("Number", product.Number?.ToString(Text.Words) ?? "Not approved yet"),
            ("Approved on", product.ApprovedOn?.Say()),
            ("Assembled on", content.AssembledOn.Say()),
            ("Note", content.Illustrative ? "Figures and words marked illustrative are invented." : null)
        );
        foreach (var addendum in product.Addenda)
            paper.Facts(($"Addendum of {addendum.On.Say()}", addendum.Words));
        paper.Paragraph(content.Summary);
        if (content.Before.Count > 0)
        {
            paper
                .Heading("What the Board decided before")
                .Table(
                    ["About", "Decided", "To be done", "How it stands"],
                    content.Before.Select(d =>
                        (IReadOnlyList<string?>)
                            [
                                d.About,
                                $"{d.DecidedOn.Say()}, {d.Answer.ToLowerInvariant()}: {d.Decision}",
                                d.Action is null
                                    ? null
                                    : $"{d.Action}, {d.Owner}{(d.Due is { } due ? $", by {due.Say()}" : "")}",
                                d.State,
                            ]
                    )
                );
        }
        paper
            .Heading("What needs attention")
            .Table(
                ["Measure", "Stands", "Latest", "Why", "Comment", "Release"],
                content.Exceptions.Select(e =>
                    (IReadOnlyList<string?>)
                        [
                            Marked($"{e.Measure} ({e.Priority})", e.Illustrative),
                            e.Track.Say(),
                            e.Latest,
                            $"{e.Because}. {e.Chart.Sentence}",
                            e.Comment,
                            e.Release.ToString(Text.Words),
                        ]
                )
            );
        paper
            .Heading("Priorities")
            .Table(
                ["Priority", "Stands", "Figures"],
                content.Tiles.Select(t =>
                    (IReadOnlyList<string?>)
                        [
                            t.Priority,
                            t.Track.Say(),
                            t.Figures.Count == 0
                                ? "Nothing is measured yet"
                                : string.Join(
                                    '\n',
                                    t.Figures.Select(f =>
                                        Marked($"{f.Measure}: {f.Latest ?? "no figure"}", f.Illustrative)
                                    )
                                ),
                        ]
                )
            );
        if (content.Severity is { IsEmpty: false } severity)
        {
            paper
                .Heading("Severity of harm")
                .Paragraph(
                    Marked(
                        $"{severity.Severity.ToString("#,##0", Text.Words)} {severity.Unit} in all, weighed with {severity.Weights}.",
                        severity.Illustrative
                    )
                )
                .Table(
                    ["Kind of harm", "Count", "Severity", "Share", "Priority"],
                    severity.Lines.Select(l =>
                        (IReadOnlyList<string?>)
                            [
                                l.Category,
                                l.Count.ToString("#,##0.#", Text.Words),
                                l.Severity.ToString("#,##0", Text.Words),
                                CountyProfile.Say(l.Share),
                                l.Priority ?? "None",
                            ]
                    )
                )
                .Table(
                    ["What does not line up", "How", "The Board"],
                    severity.Points.Select(p => (IReadOnlyList<string?>)[p.Name, p.Words, p.Response])
                );
        }
        if (content.Risks is { Count: > 0 } risks)
            paper
                .Heading("Strategic risks")
                .Table(
                    ["Risk", "Score with controls", "Trend", "Owner", "Open actions"],
                    risks.Select(r =>
                        (IReadOnlyList<string?>)
                            [
                                Marked(r.Title, r.Illustrative),
                                $"{r.Residual.ToString(Text.Words)}, {r.Level.ToLowerInvariant()}",
                                r.Trend ?? "Judged once",
                                r.Owner,
                                r.Doing.ToString(Text.Words),
                            ]
                    )
                );
        if (content.Threats is { Count: > 0 } threats)
            paper
                .Heading("Emerging threats")
                .Table(
                    ["Threat", "What has changed", "How sure", "When felt", "What became of it"],
                    threats.Select(t =>
                        (IReadOnlyList<string?>)
                            [
                                Marked(t.Title, t.Illustrative),
                                t.WhatChanged,
                                t.Confidence,
                                t.Horizon,
                                t.Reason is null ? t.State : $"{t.State}: {t.Reason}",
                            ]
                    )
                );
        paper.Heading("What the partnerships say");
        foreach (var n in content.Narratives)
        {
            paper.Facts(
                (
                    n.Csp,
                    n.SubmittedOn is null ? "No narrative was handed in."
                    : n.IsNil ? "Nothing to report."
                    : $"Handed in on {n.SubmittedOn.Say()}"
                )
            );
            paper.Facts([.. n.Parts.Select(p => (p.Heading, (string?)p.Words))]);
        }
        paper
            .Heading("What they escalate")
            .Table(
                ["Item", "Partnership", "Why, and what is asked", "State", "Performance Group", "Board"],
                content.Escalations.Select(e =>
                    (IReadOnlyList<string?>)
                        [
                            e.Item,
                            e.Csp,
                            $"{e.Reason} Asked: {e.Ask.ToLowerInvariant()}.",
                            e.State,
                            e.GroupView,
                            e.Decision,
                        ]
                )
            );
        paper
            .Heading("What the leads report")
            .Table(
                ["Priority", "Lead", "Report", "Asked of the Board", "Spent", "Planned for the year"],
                content.Reports.Select(r =>
                    (IReadOnlyList<string?>)
                        [
                            r.Priority,
                            r.Lead,
                            r.Summary ?? "Not handed in",
                            r.HelpAsked,
                            r.SpendToDate?.ToString("£#,##0", Text.Words),
                            r.PlannedForYear?.ToString("£#,##0", Text.Words),
                        ]
                )
            );
        paper
            .Heading("Decisions asked for")
            .Table(
                ["Recommendation", "Why", "Priority"],
                content.Recommendations.Select(r => (IReadOnlyList<string?>)[r.Words, r.Because, r.Priority])
            );
        paper
            .Heading("What is missing")
            .Paragraph(content.Missing.Count == 0 ? "Nothing." : string.Join('\n', content.Missing));
        paper
            .Heading("Where the figures come from")
            .Paragraph(
                string.Join('\n', content.Releases.Select(r => $"Release {r.Number}: {r.Text}, {r.Date.Say()}"))
            );
        return paper;
    }

    private static string Marked(string words, bool illustrative) => illustrative ? $"{words} [illustrative]" : words;
}
