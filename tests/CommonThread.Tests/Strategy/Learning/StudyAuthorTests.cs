using System.Net;
using CommonThread.People;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Strategy.Learning;

public sealed class StudyAuthorTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    private static readonly (string, string)[] Words =
    [
        ("Form.WhatWasDone", "Neighbours met each week"),
        ("Form.Result", "Calls fell"),
        ("Form.ImageConsent", "None"),
    ];

    private static async Task<(Page Study, string Form)> Begin(Visitor author, string title)
    {
        var list = await (await author.Get("strategy/safer/case-studies")).Submit([("Form.Title", title), .. Words]);
        var study = await list.Follow(title);
        return (study, $"strategy/safer/case-studies/{study.Address.Segments[^1]}");
    }

    [Fact]
    [Trait("Requirement", "A-57")]
    public async Task A_published_case_study_is_taken_out_by_nobody_before_an_editor_takes_it_off_the_page()
    {
        using var author = await site.SignIn(Roles.PartnerOfficer);
        using var editor = await site.SignIn(Roles.Editor);
        var (study, form) = await Begin(author, "A shed for bicycles");
        var early = await author.Get(form);
        study = await study.Submit("#move-Submitted");
        (await author.Try(form)).Status.ShouldBe(HttpStatusCode.NotFound);
        await (await editor.Get(study.Address.ToString())).Submit("#move-Published");
        (await early.Submit("form[action*='Remove']")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await editor.Get(form)).Text.ShouldNotContain("Take this case study out");

        var published = await editor.Get(study.Address.ToString());
        await published.Submit("#move-Draft", ("Reason", "The figures were wrong"));
        await (await editor.Get(form)).Submit("form[action*='Remove']");
        (await editor.Try(study.Address.ToString())).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Requirement", "A-57")]
    [Trait("Speed", "slow")]
    public async Task A_draft_is_changed_by_its_author_s_organisation_and_by_editors_alone()
    {
        using var author = await site.SignIn(Roles.PartnerOfficer);
        using var other = await site.SignIn(Roles.PartnerOfficer, "Southtown Borough Council");
        var (study, form) = await Begin(author, "Lights on the canal");
        (await other.Try(form)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.Get(study.Address.ToString())).Html.QuerySelector($"a[href$='{form}']").ShouldBeNull();
        await (await author.Get(form)).Submit("form[action*='Remove']");
        (await author.Try(study.Address.ToString())).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
