using CommonThread.Strategy.Learning;
using CommonThread.Strategy.Resources;

namespace CommonThread.Strategy.Imports.Sections;

/// <summary>Lessons, case studies, what was declined, and what there is to share out.</summary>
internal sealed class LearningSection : IFrameworkSection
{
    public int Order => 170;

    public IReadOnlyList<string> Keys => ["lessons_reviews", "case_studies", "declined_requests", "resources"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        await file.Each("lessons_reviews", given => Lessons(file, given));
        var studies = new List<(CaseStudy Study, FrameworkObject Given)>();
        await file.Each("case_studies", given => studies.Add((CaseStudy(file, given), given)));
        await file.Each("declined_requests", given => Request(file, given));
        await file.Each("resources", given => Resource(file, given));
        await file.Save(stop);
        foreach (var (study, given) in studies)
        {
            await file.Try(
                given,
                g =>
                {
                    Links.ToPlaces(file, study.Record, g);
                    return Task.CompletedTask;
                }
            );
        }
        await file.Save(stop);
    }

    private static void Lessons(FrameworkFile file, FrameworkObject given)
    {
        given.Only("title", "version", "period_in_source", "date", "achievements", "lessons", "key_issues");
        var review = given.Mark(new LessonsReview { FrameworkId = file.Framework.Id });
        review.Title = given.Needed("title", 300);
        review.VersionLabel = given.Words("version", 100);
        review.PeriodInSource = given.Words("period_in_source", 100);
        review.On = given.Date("date");
        review.Achievements = given.Texts("achievements") is { Count: > 0 } achieved
            ? string.Join('\n', achieved)
            : null;
        foreach (var lesson in given.List("lessons"))
        {
            lesson.Only("text", "source_project", "kind");
            review.Lessons.Add(
                new Lesson
                {
                    Words = lesson.Needed("text", 2000),
                    SourceProject = lesson.Words("source_project", 300),
                    Kind = lesson.Words("kind", 100),
                }
            );
        }
        foreach (var issue in given.List("key_issues"))
            review.Issues.Add(Issue(file, issue));
        review.Check();
        file.Add("lessons-review", review);
    }

    private static KeyIssue Issue(FrameworkFile file, FrameworkObject given)
    {
        given.Only("number", "text", "answer", "linked_kind", "linked", "no_change_reason");
        var issue = new KeyIssue { Number = given.NeededWhole("number"), Words = given.Needed("text", 2000) };
        var kind = given.Words("linked_kind", 40);
        var linked =
            kind is not null && given.Words("linked") is { } name
                ? new RecordRef(kind, file.Needed(kind, name, given.At("linked")))
                : (RecordRef?)null;
        if (given.Words("answer", 2000) is { } answer)
            issue.AnswerWith(answer, linked);
        else if (given.Words("no_change_reason", 2000) is { } reason)
            issue.LeaveAsItIs(reason);
        return issue;
    }

    private static CaseStudy CaseStudy(FrameworkFile file, FrameworkObject given)
    {
        given.Only(
            "title",
            "places",
            "partners",
            "partners_in_source",
            "priority",
            "problem",
            "what_was_done",
            "result",
            "figures",
            "cost",
            "post",
            "organisation",
            "image_consent",
            "state",
            "tags",
            "taken_up"
        );
        var study = given.Mark(new CaseStudy { FrameworkId = file.Framework.Id });
        study.Title = given.Needed("title", 300);
        study.PriorityId = file.Named(StrategyKinds.Priority, given, "priority");
        study.Problem = given.Words("problem");
        study.WhatWasDone = given.Words("what_was_done");
        study.Result = given.Words("result");
        study.Figures = given.Words("figures", 2000);
        study.Cost = given.Number("cost");
        study.PostId = file.Post(given);
        study.ImageConsent = given.Choice<ImageConsent>("image_consent") ?? ImageConsent.None;
        study.Tags = given.Texts("tags") is { Count: > 0 } tags ? string.Join(", ", tags) : null;
        study.PartnersInSource = given.Words("partners_in_source", 500);
        study.Stand(given.NeededChoice<CaseStudyState>("state"));
        foreach (var (name, i) in given.Texts("partners").Select((n, i) => (n, i)))
        {
            var partner =
                file.People.Organisation(name)
                ?? throw new FieldRefused(
                    $"{given.At("partners")}[{i}]",
                    $"There is no organisation called “{name}”. Load or add it first"
                );
            study.Partners.Add(new CaseStudyPartner { OrganisationId = partner.Id });
        }
        foreach (var taken in given.List("taken_up"))
        {
            taken.Only("organisation", "date");
            study.TakeUp(
                file.Organisation(taken, "organisation")
                    ?? throw new FieldRefused(taken.At("organisation"), "This is required and is missing or empty"),
                taken.Date("date")
            );
        }
        study.Check();
        file.Add(StrategyKinds.CaseStudy, study, study.Title);
        return study;
    }

    private static void Request(FrameworkFile file, FrameworkObject given)
    {
        given.Only("request", "requester", "date", "score", "decision", "reason", "referred_to", "told_on");
        var request = given.Mark(new Request { FrameworkId = file.Framework.Id });
        request.Words = given.Needed("request", 1000);
        request.Requester = given.Words("requester", 300);
        request.On = given.NeededDate("date");
        if (given.Object("score") is { } score)
        {
            score.Only("contribution", "vulnerability", "places", "cost");
            (request.Contribution, request.Vulnerability) = (score.Whole("contribution"), score.Whole("vulnerability"));
            (request.Places, request.Cost) = (score.Whole("places"), score.Whole("cost"));
        }
        request.Decision = given.NeededChoice<RequestDecision>("decision");
        request.Reason = given.Words("reason", 1000);
        request.ReferredToId = file.Organisation(given, "referred_to");
        request.ToldOn = given.Date("told_on");
        request.Check();
        file.Add("request", request);
    }

    private static void Resource(FrameworkFile file, FrameworkObject given)
    {
        given.Only(
            "kind",
            "post",
            "organisation",
            "number",
            "days",
            "amount",
            "fund",
            "financial_year",
            "available",
            "priority",
            "activity",
            "decision"
        );
        var resource = given.Mark(new Resource { FrameworkId = file.Framework.Id });
        resource.Kind = given.NeededChoice<ResourceKind>("kind");
        resource.PostId = file.Post(given);
        resource.OrganisationId = file.Organisation(given, "organisation");
        (resource.Number, resource.Days, resource.Amount) = (
            given.Number("number"),
            given.Number("days"),
            given.Number("amount")
        );
        resource.Fund = given.Words("fund", 200);
        resource.Year = given.FinancialYear("financial_year");
        resource.Available = given.YesNo("available") ?? false;
        resource.PriorityId = file.Named(StrategyKinds.Priority, given, "priority");
        resource.ActivityId = file.Named(StrategyKinds.Activity, given, "activity");
        resource.Decision = given.Words("decision", 500);
        resource.Check();
        file.Add("resource", resource);
    }
}
