using System.ComponentModel.DataAnnotations;
using CommonThread.Shared.Govuk.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Tests.Shared.Govuk;

public class FormTests
{
    private enum Level
    {
        Low,
        High,
    }

    private sealed class Asked
    {
        public string? Title { get; set; }

        [Display(Name = "Date of decision")]
        public DateOnly? MadeOn { get; set; }

        public decimal Amount { get; set; }
        public Level Level { get; set; }
        public List<string> Themes { get; set; } = [];
        public bool Agreed { get; set; }
        public string? Password { get; set; }
    }

    private sealed class Screen
    {
        public Asked Form { get; set; } = new();
        public string? Search { get; set; }
    }

    private static Rendering<Screen> With(Asked form) => new(new Screen { Form = form });

    [Fact]
    public async Task A_field_takes_name_id_label_and_value_from_its_property()
    {
        var page = With(new() { Title = "Safer \"nights\"" });
        var html = await page.Render(new InputTagHelper { For = page.For("Form.Title"), ViewContext = page.View });
        var input = html.QuerySelector("input")!;
        input.GetAttribute("name").ShouldBe("Form.Title");
        input.Id.ShouldBe("Form_Title");
        input.GetAttribute("value").ShouldBe("Safer \"nights\"");
        html.QuerySelector("label")!.TextContent.ShouldBe("Title");
        html.QuerySelector("label")!.GetAttribute("for").ShouldBe("Form_Title");
    }

    [Fact]
    public async Task A_field_in_error_says_so_and_keeps_what_was_typed()
    {
        var page = With(new() { Amount = 5 });
        page.State.SetModelValue("Form.Amount", "5 pounds", "5 pounds");
        page.State.AddModelError("Form.Amount", "Amount must be a number");
        var html = await page.Render(
            new InputTagHelper
            {
                For = page.For("Form.Amount"),
                ViewContext = page.View,
                Hint = "In pounds",
            }
        );
        var input = html.QuerySelector("input")!;
        input.GetAttribute("value").ShouldBe("5 pounds");
        input.GetAttribute("aria-describedby").ShouldBe("Form_Amount-hint Form_Amount-error");
        html.QuerySelector("#Form_Amount-error")!.TextContent.ShouldBe("Error: Amount must be a number");
        input.GetAttribute("inputmode").ShouldBe("decimal");
    }

    [Fact]
    public async Task Attributes_that_the_tag_does_not_know_reach_the_control()
    {
        var page = With(new());
        var html = await page.Render(
            new InputTagHelper { For = page.For("Form.Title"), ViewContext = page.View },
            attributes: [("autocomplete", "organization"), ("class", "wide")]
        );
        var input = html.QuerySelector("input")!;
        input.GetAttribute("autocomplete").ShouldBe("organization");
        input.ClassList.ShouldContain("wide");
    }

    [Fact]
    public async Task A_password_is_never_sent_back()
    {
        var page = With(new() { Password = "secret" });
        page.State.SetModelValue("Form.Password", "secret", "secret");
        var html = await page.Render(
            new PasswordTagHelper { For = page.For("Form.Password"), ViewContext = page.View }
        );
        html.InnerHtml.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_heading_is_the_only_heading_and_holds_the_label()
    {
        var page = With(new());
        var html = await page.Render(
            new TextareaTagHelper
            {
                For = page.For("Form.Title"),
                ViewContext = page.View,
                Label = "What happened?",
                Heading = true,
                MaxLength = 500,
            }
        );
        html.QuerySelector("h1 > label")!.TextContent.ShouldBe("What happened?");
        html.QuerySelector("#Form_Title-info")!.TextContent.ShouldContain("500 characters");
    }

    [Fact]
    public async Task An_enum_is_chosen_by_its_number_or_its_name()
    {
        var page = With(new() { Level = Level.High });
        foreach (var value in new[] { "1", "High" })
        {
            var html = await page.Render(
                new RadiosTagHelper
                {
                    For = page.For("Form.Level"),
                    ViewContext = page.View,
                    Items = [new("Low", "0"), new("High", value)],
                    Legend = "How bad is it?",
                }
            );
            html.QuerySelector("input[checked]")!.GetAttribute("value").ShouldBe(value);
            html.QuerySelector("legend")!.TextContent.ShouldBe("How bad is it?");
            html.QuerySelector("input")!.Id.ShouldBe("Form_Level");
        }
    }

    [Fact]
    public async Task Checkboxes_keep_what_was_ticked()
    {
        var page = With(new() { Themes = ["a"] });
        page.State.SetModelValue("Form.Themes", new[] { "b", "c" }, "b,c");
        var html = await page.Render(
            new CheckboxesTagHelper
            {
                For = page.For("Form.Themes"),
                ViewContext = page.View,
                Items = [new("A", "a"), new ChoiceItem("B", "b", "the second"), new("C", "c")],
            }
        );
        html.QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value")).ShouldBe(["b", "c"]);
        html.QuerySelector("#Form_Themes-2-item-hint")!.TextContent.ShouldBe("the second");
    }

    [Fact]
    public async Task A_box_that_is_not_ticked_still_says_no()
    {
        var page = With(new());
        var html = await page.Render(new CheckboxTagHelper { For = page.For("Form.Agreed"), ViewContext = page.View });
        html.QuerySelector("input[type=hidden]")!.GetAttribute("value").ShouldBe("false");
        html.QuerySelector("input[type=checkbox]")!.HasAttribute("checked").ShouldBeFalse();
    }

    [Fact]
    public async Task A_select_begins_with_the_empty_choice_and_marks_the_chosen_one()
    {
        var page = With(new() { Title = "b" });
        var html = await page.Render(
            new SelectTagHelper
            {
                For = page.For("Form.Title"),
                ViewContext = page.View,
                Items = [new("A", "a"), new("B", "b")],
                Empty = "Choose…",
            }
        );
        html.QuerySelectorAll("option").Select(o => o.TextContent).ShouldBe(["Choose…", "A", "B"]);
        html.QuerySelector("option[selected]")!.TextContent.ShouldBe("B");
    }

    [Fact]
    public async Task A_date_is_shown_in_three_fields_and_only_the_wrong_one_is_marked()
    {
        var page = With(new() { MadeOn = new(2026, 4, 1) });
        page.State.SetModelValue("Form.MadeOn.Day", "7", "7");
        page.State.SetModelValue("Form.MadeOn.Month", "", "");
        page.State.SetModelValue("Form.MadeOn.Year", "2026", "2026");
        page.State.AddModelError("Form.MadeOn.Month", "Date of decision must include a month");
        var html = await page.Render(new DateTagHelper { For = page.For("Form.MadeOn"), ViewContext = page.View });
        html.QuerySelectorAll("input").Select(i => i.GetAttribute("value")).ShouldBe(["7", "", "2026"]);
        html.QuerySelectorAll(".govuk-input--error").Single().Id.ShouldBe("Form_MadeOn_Month");
        html.QuerySelector("fieldset")!.GetAttribute("aria-describedby").ShouldBe("Form_MadeOn-error");
    }

    [Fact]
    public async Task The_summary_lists_errors_in_the_order_of_the_fields_and_links_to_each()
    {
        var page = With(new());
        page.State.AddModelError("Search", "Enter what to search for");
        page.State.AddModelError("Form.Agreed", "Say whether you agree");
        page.State.SetModelValue("Form.MadeOn.Day", "32", "32");
        page.State.AddModelError("Form.MadeOn", "Date of decision must be a real date");
        page.State.AddModelError("Form.Title", "Enter a title");
        var html = await page.Render(new ErrorSummaryTagHelper { ViewContext = page.View });
        html.QuerySelectorAll("a")
            .Select(a => a.GetAttribute("href"))
            .ShouldBe(["#Form_Title", "#Form_MadeOn_Day", "#Form_Agreed", "#Search"]);
        var none = await With(new()).Render(new ErrorSummaryTagHelper { ViewContext = With(new()).View });
        none.ChildElementCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("1", "4", "2026", "2026-04-01")]
    [InlineData(" 01 ", "apr", "2026", "2026-04-01")]
    [InlineData("30", "September", "2025", "2025-09-30")]
    [InlineData("30", "sept.", "2025", "2025-09-30")]
    [InlineData("29", "2", "2024", "2024-02-29")]
    [InlineData("29", "2", "2025", "Form.MadeOn: Date of decision must be a real date")]
    [InlineData("0", "2", "2025", "Form.MadeOn: Date of decision must be a real date")]
    [InlineData("1", "", "2026", "Form.MadeOn.Month: Date of decision must include a month")]
    [InlineData("", "", "2026", "Form.MadeOn.Day: Date of decision must include a day and a month")]
    [InlineData("1", "13", "2026", "Form.MadeOn.Month: Date of decision must include a real month")]
    [InlineData("1", "ma", "2026", "Form.MadeOn.Month: Date of decision must include a real month")]
    [InlineData("1", "1", "26", "Form.MadeOn.Year: Date of decision must include a year of 4 numbers")]
    [InlineData("1", "1", "0000", "Form.MadeOn: Date of decision must be a real date")]
    [InlineData("", "", "", "nothing")]
    public async Task A_date_is_read_from_three_fields(string day, string month, string year, string expected) =>
        (
            await Bind<Asked>(
                nameof(Asked.MadeOn),
                new()
                {
                    ["Form.MadeOn.Day"] = day,
                    ["Form.MadeOn.Month"] = month,
                    ["Form.MadeOn.Year"] = year,
                }
            )
        ).ShouldBe(expected);

    [Theory]
    [InlineData("2026-04-01", "2026-04-01")]
    [InlineData("", "nothing")]
    [InlineData("1/4/2026", "Form.MadeOn: Date of decision must be a real date")]
    public async Task A_date_is_read_from_one_field(string sent, string expected) =>
        (await Bind<Asked>(nameof(Asked.MadeOn), new() { ["Form.MadeOn"] = sent })).ShouldBe(expected);

    private sealed class Needed
    {
        public DateOnly MadeOn { get; set; }
    }

    [Fact]
    public async Task A_date_that_is_needed_is_asked_for() =>
        (await Bind<Needed>("MadeOn", new() { ["Form.MadeOn.Day"] = "" })).ShouldBe("Form.MadeOn: Give an answer");

    private static async Task<string> Bind<T>(string property, Dictionary<string, string?> sent)
        where T : notnull, new()
    {
        var page = new Rendering<T>(new());
        var context = new DefaultModelBindingContext
        {
            ModelName = "Form.MadeOn",
            ModelState = page.State,
            ModelMetadata = page.For(property).Metadata,
            ValueProvider = new Sent(sent),
        };
        await new DateBinder().BindModelAsync(context);
        var error = page.State.FirstOrDefault(entry => entry.Value!.Errors.Count > 0);
        return error.Value is not null ? $"{error.Key}: {error.Value.Errors[0].ErrorMessage}"
            : context.Result.Model is DateOnly date ? date.ToString("O")
            : "nothing";
    }

    private sealed class Sent(Dictionary<string, string?> values) : IValueProvider
    {
        public bool ContainsPrefix(string prefix) =>
            values.Keys.Any(k => k.StartsWith(prefix, StringComparison.Ordinal));

        public ValueProviderResult GetValue(string key) =>
            values.TryGetValue(key, out var value) ? new(value) : ValueProviderResult.None;
    }
}
