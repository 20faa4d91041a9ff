using System.Reflection;
using System.Text.RegularExpressions;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Tests.House;

/// <summary>What a form cannot read is said in the words of its labels, never in those of the code.</summary>
public sealed partial class QuestionsTests(TestSite site) : IClassFixture<TestSite>
{
    /// <summary>
    /// A number or a date that is written by hand is asked by a field of the house, which leaves its label for the message. A choice
    /// cannot be mistyped, and what is hidden is not asked.
    /// </summary>
    [Fact]
    public void Every_number_and_date_of_a_form_is_asked_under_a_label_that_its_message_uses()
    {
        var wrong = new List<string>();
        var asked = 0;
        foreach (
            var (name, path) in Repository
                .Files("src/CommonThread")
                .Where(f => f.Name.EndsWith(".cshtml", StringComparison.Ordinal))
        )
        {
            var view = File.ReadAllText(path);
            if (Model().Match(view) is not { Success: true } model || Page(model.Groups[1].Value, name) is not { } page)
                continue;
            foreach (var field in Bound(page))
            {
                if (Regex.IsMatch(view, $"for=\"(Model\\.)?{Regex.Escape(field)}\"", RegexOptions.IgnoreCase))
                    asked++;
                else if (
                    Regex.IsMatch(
                        view,
                        $"<input(?![^>]*type=\"(hidden|radio|checkbox|month)\")[^>]*\\bname=\"{Regex.Escape(field)}\"",
                        RegexOptions.IgnoreCase
                    )
                )
                    wrong.Add(
                        $"{name}: {field} is asked without a field of the house, so that a message names the property"
                    );
            }
        }
        wrong.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(150, "the test walks every form");
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_under_the_label_and_what_was_typed_stays()
    {
        var owner = await site.Organisation("Testshire County Council");
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var add = await officer.Get("strategy/add");
        var refused = await add.Submit(("Form.Title", "Labelled"), ("Form.Type", ""));
        refused.Errors.ShouldBe(["Choose an answer to “Kind of document”"]);
        refused.Html.QuerySelector("#Form_Title")!.GetAttribute("value").ShouldBe("Labelled");
        await add.Submit(("Form.Title", "Labelled"), ("Form.Type", "Plan"), ("Form.OwnerOrganisationId", $"{owner}"));
        foreach (var (page, field) in new[] { ("particulars", "RequiredAdoptions"), ("period", "ReviewEveryMonths") })
        {
            var form = await officer.Get("strategy/labelled/" + page);
            var label = form.Html.QuerySelector($"label[for='Form_{field}']")!.TextContent.Trim();
            var wrong = await form.Submit(($"Form.{field}", "a few"));
            var said = wrong.Errors.ShouldHaveSingleItem();
            said.ShouldContain(label.Replace(" (optional)", "", StringComparison.Ordinal));
            said.ShouldEndWith("must be a whole number, such as 12");
            wrong.Html.QuerySelector($"#Form_{field}-error")!.TextContent.ShouldContain(said);
            wrong.Html.QuerySelector($"#Form_{field}")!.GetAttribute("value").ShouldBe("a few");
            wrong.Html.QuerySelector(".govuk-error-summary a")!.GetAttribute("href").ShouldEndWith($"#Form_{field}");
        }
    }

    [Fact]
    [Trait("Requirement", "A-46")]
    public async Task A_day_that_is_none_is_named_by_the_label_of_its_field()
    {
        using var reader = site.Visit();
        var owner = await site.Organisation("Testshire County Council");
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        await (await officer.Get("strategy/add")).Submit(
            ("Form.Title", "Days"),
            ("Form.Type", "Plan"),
            ("Form.OwnerOrganisationId", $"{owner}")
        );
        var page = await officer.Get("strategy/days/versions?On.Day=31&On.Month=2&On.Year=2026");
        page.Errors.ShouldBe(["Day must be a real date"]);
        page.Html.QuerySelector("#On-error")!.TextContent.ShouldContain("Day must be a real date");
    }

    private static Type? Page(string model, string view) =>
        typeof(CommonThread.Application)
            .Assembly.GetTypes()
            .FirstOrDefault(t =>
                t.IsSubclassOf(typeof(ThreadPage))
                && (
                    t.FullName == model
                    || (t.Name == model && t.Namespace == string.Join('.', view.Replace("src/", "").Split('/')[..^1]))
                )
            );

    // Paths of the numbers and dates that are bound from what is sent.
    private static IEnumerable<string> Bound(Type page) =>
        page.GetProperties()
            .Where(p => p.GetCustomAttribute<BindPropertyAttribute>() is not null)
            .SelectMany(p => Paths(p.PropertyType, p.GetCustomAttribute<BindPropertyAttribute>()!.Name ?? p.Name, 0));

    private static IEnumerable<string> Paths(Type type, string path, int depth)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (
            plain == typeof(int)
            || plain == typeof(long)
            || plain == typeof(decimal)
            || plain == typeof(double)
            || plain == typeof(DateOnly)
        )
            return [path];
        return depth < 3 && type.IsClass && type.Assembly == typeof(CommonThread.Application).Assembly
            ? type.GetProperties()
                .Where(p => p.SetMethod is { IsPublic: true })
                .SelectMany(p => Paths(p.PropertyType, $"{path}.{p.Name}", depth + 1))
            : [];
    }

    [GeneratedRegex(@"@model\s+([\w.]+)")]
    private static partial Regex Model();
}
