using System.Net;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Learning;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Strategy.Learning;

[Trait("Speed", "slow")]
public sealed class CaseStudyTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    [Fact]
    [Trait("Requirement", "A-57")]
    [Trait("Requirement", "A-61")]
    public async Task A_case_study_is_submitted_approved_and_shown_on_what_it_illustrates()
    {
        using var partner = await site.SignIn(Roles.PartnerOfficer);
        int place;
        await using (var db = site.Open())
            place = (await db.Set<Framework>().SingleAsync(f => f.Id == site.FrameworkId)).PlaceId!.Value;
        var form = await partner.Get("strategy/safer/case-studies");
        (await form.Submit(("Form.Title", ""))).Errors.ShouldContain("Enter the title, up to 300 characters");
        var list = await form.Submit(
            ("Form.Title", "Twelve weeks on one stairwell"),
            ("Form.PriorityId", $"{site.PriorityId}"),
            ("Form.Places[0]", $"{place}"),
            ("Form.Cost", "4200"),
            ("Form.ImageConsent", "None")
        );
        list.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", list.Errors));
        var study = await list.Follow("Twelve weeks on one stairwell");
        study.Text.ShouldContain("None may be shown: consent has not been given");
        var bare = await study.Submit("#move-Submitted");
        bare.Errors.ShouldContain("Say what was done before you submit it");
        var change = await study.Follow("Change");
        study = await change.Submit(
            ("Form.WhatWasDone", "Warden, landlord and residents met weekly"),
            ("Form.Result", "Complaints fell from 40 to 9")
        );
        study = await study.Submit("#move-Submitted");
        study.Text.ShouldContain("Submitted");

        // Readers see it once an editor has approved it, wherever it belongs.
        using var reader = site.Visit();
        (await reader.Get("good-practice")).Text.ShouldNotContain("stairwell");
        using var editor = await site.SignIn(Roles.Editor);
        var id = study.Address.Segments[^1];
        await (await editor.Get($"good-practice/{id}")).Submit("#move-Published");
        (await reader.Get("strategy/safer")).Text.ShouldContain("Complaints fell from 40 to 9");
        (await reader.Get($"strategy/priorities/{site.PriorityId}")).Text.ShouldContain(
            "Twelve weeks on one stairwell"
        );
        (await reader.Get("places/e10000099/stories")).Text.ShouldContain("Twelve weeks on one stairwell");
        (await reader.Get("good-practice?CostUpTo=5000&framework=safer")).Text.ShouldContain("stairwell");
        (await reader.Get("good-practice?CostUpTo=4000")).Text.ShouldNotContain("stairwell");
        (await reader.Get($"good-practice?Priority={site.PriorityId}")).Text.ShouldContain("stairwell");
        (await reader.Get("good-practice?PlaceKind=county")).Text.ShouldContain("stairwell");
        var taken = await (await partner.Get($"good-practice/{id}")).Submit("#take-up");
        taken.Text.ShouldContain("has taken this up");
    }

    [Fact]
    [Trait("Requirement", "A-61")]
    public async Task Good_practice_offers_the_collections_that_hold_something_or_were_opened()
    {
        await using (var db = site.Open())
        {
            var council = await site.Organisation("Testshire County Council");
            foreach (var title in new[] { "Plan without a study", "Plan with a collection", "Plan with a study" })
            {
                var framework = Framework.Titled(title, FrameworkType.Plan, council);
                framework.Stand(VersionState.InForce);
                framework.ShowTo(Marking.Public);
                if (title == "Plan with a collection")
                    framework.Collect("What was tried", site.Today);
                db.Add(framework);
                await db.SaveChangesAsync();
                if (title == "Plan with a study")
                    db.Add(new CaseStudy { FrameworkId = framework.Id, Title = "A study of its own" });
            }
            await db.SaveChangesAsync();
        }
        using var reader = site.Visit();
        Collections(await reader.Get("good-practice")).ShouldNotContain("Plan without a study");
        Collections(await reader.Get("good-practice")).ShouldContain("Plan with a collection");
        Collections(await reader.Get("good-practice")).ShouldNotContain("Plan with a study", "it is not published yet");
        Collections(await reader.Get("good-practice?framework=plan-without-a-study"))
            .ShouldContain("Plan without a study");
        using var editor = await site.SignIn(Roles.Editor);
        Collections(await editor.Get("good-practice")).ShouldContain("Plan with a study");
    }

    private static List<string> Collections(Page page) =>
        [
            .. page
                .Html.QuerySelectorAll("select[name=Collection] option, select[name=framework] option")
                .Select(o => o.TextContent.Trim()),
        ];

    [Fact]
    [Trait("Requirement", "A-57")]
    public async Task A_picture_is_shown_to_nobody_before_the_people_in_it_have_agreed()
    {
        using var editor = await site.SignIn(Roles.Editor);
        var list = await (await editor.Get("strategy/safer/case-studies")).Submit(
            ("Form.Title", "A garden behind the shops"),
            ("Form.WhatWasDone", "Neighbours dug it together"),
            ("Form.Result", "Forty use it each week"),
            ("Form.ImageConsent", "None")
        );
        var study = await list.Follow("A garden behind the shops");
        var add = await study.Follow("Add a document");
        add.Text.ShouldContain("shown to nobody until it is recorded that the people in them agree");
        var wrong = await add.Submit(
            "#add",
            ("Form.File", "garden.jpg", "<svg onload=alert(1)>"u8.ToArray()),
            ("Form.Title", "The garden in June"),
            ("Form.Open", "true")
        );
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Errors.ShouldBe(["The file is not what its name says. Save it again as JPG"]);
        study = await add.Submit(
            "#add",
            (
                "Form.File",
                "garden.jpg",
                CommonThread.Tests.Shared.Documents.PictureFileTests.Photograph(orientation: 6, width: 64, height: 48)
            ),
            ("Form.Title", "The garden in June"),
            ("Form.Open", "true")
        );
        study.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", study.Errors));
        study.Html.QuerySelectorAll("main img").ShouldBeEmpty();
        study = await (await study.Submit("#move-Submitted")).Submit("#move-Published");
        int picture;
        await using (var db = site.Open())
            picture = (await db.Set<CommonThread.Shared.Documents.Document>().SingleAsync()).Id;
        using var reader = site.Visit();
        (await reader.Get(study.Address.ToString())).Html.QuerySelectorAll("main img").ShouldBeEmpty();
        (await reader.Try($"documents/{picture}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await editor.Try($"documents/{picture}")).Status.ShouldBe(HttpStatusCode.NotFound);

        // Once everyone in it has agreed, readers see it, without what the camera wrote into it.
        var change = await (await editor.Get(study.Address.ToString())).Follow("Change");
        await change.Submit("main form[method=post]", ("Form.ImageConsent", "Given"));
        var shown = await reader.Get(study.Address.ToString());
        shown.Html.QuerySelector("main img")!.GetAttribute("alt").ShouldBe("The garden in June");
        using var answer = await reader.Http.GetAsync(new Uri(reader.Address, $"documents/{picture}"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        System.Text.Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync()).ShouldNotContain("GPS here");
    }

    [Fact]
    [Trait("Requirement", "A-59")]
    public async Task A_key_issue_is_answered_by_a_linked_change_or_a_version_is_submitted_with_a_reason()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var reviews = await (await officer.Get("strategy/safer/registers/lessons/add")).Submit(
            ("Form.Texts[Title]", "Review of progress"),
            ("Form.Texts[Issues]", "Invest officer time\nKeep supporting groups")
        );
        reviews.Text.ShouldContain("Review of progress");
        await (await officer.Get("strategy/safer/versions/start")).Submit(
            ("Form.Label", "Refreshed"),
            ("Form.Change", "Minor")
        );
        int review;
        await using (var db = site.Open())
            review = (await db.Set<LessonsReview>().SingleAsync(r => r.Title == "Review of progress")).Id;
        var page = await officer.Get($"strategy/safer/lessons/{review}");
        var empty = await page.Submit("#issue-1");
        empty.Errors.ShouldContain("Choose what in the next version answers it, or say why nothing changes");
        page = await empty.Submit("#issue-1", ("linked", $"priority-{site.PriorityId}"));
        page.Text.ShouldContain("In the next version: Antisocial behaviour");

        var version = await officer.Get("strategy/safer/versions/1");
        version.Text.ShouldContain("1 key issue from earlier reviews is not answered in this version");
        version.Text.ShouldContain("Keep supporting groups");
        var refused = await version.Submit("#submit");
        refused.Errors.ShouldContain("1 key issue is not answered. Answer them, or say why you submit it all the same");
        var done = await refused.Submit("#submit", ("Reason", "The Board wants it now; the next review takes it up"));
        done.Text.ShouldContain("is submitted for approval");
        await using var after = site.Open();
        (await after.Set<HistoryEntry>().AnyAsync(e => e.Reason!.StartsWith("The Board wants it now"))).ShouldBeTrue();
    }
}
