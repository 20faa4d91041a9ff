using System.Globalization;
using CommonThread.Shared.Govuk.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommonThread.Shared.Govuk.Forms;

/// <summary>A date as day, month and year, for a <see cref="DateOnly"/>; see <see cref="DateBinder"/>.</summary>
[HtmlTargetElement("gov-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTagHelper : FieldTagHelper
{
    public string? Legend { get; set; }

    private protected override string Question => Legend ?? base.Question;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        string[] parts = ["Day", "Month", "Year"];
        var errors = parts.Select(part => ErrorOf($"{Name}.{part}")).ToArray();
        Write(
            output,
            new DateInput
            {
                Id = Id,
                Items =
                [
                    .. parts.Select(
                        (part, index) =>
                            new DateInputItem
                            {
                                Id = FieldNames.Id($"{Name}.{part}"),
                                Name = $"{Name}.{part}",
                                Label = part,
                                Value = PartValue(part),
                                Classes = part == "Year" ? "govuk-input--width-4" : "govuk-input--width-2",
                                Error = errors[index] is null ? null : true,
                                // Month names are understood, so that a month's keyboard must have letters.
                                Inputmode = part == "Month" ? "text" : "numeric",
                            }
                    ),
                ],
                Fieldset = AsFieldset,
                Hint = AsHint,
                ErrorMessage = Error ?? errors.FirstOrDefault(error => error is not null),
                Classes = ClassOf(output),
                Attributes = Remaining(output),
            }.Render()
        );
    }

    private string? PartValue(string part)
    {
        if (State.TryGetValue($"{Name}.{part}", out var sent) && sent.AttemptedValue is not null)
            return sent.AttemptedValue;
        if (For.Model is not DateOnly date || date == default)
            return null;
        var value =
            part == "Day" ? date.Day
            : part == "Month" ? date.Month
            : date.Year;
        return value.ToString(CultureInfo.InvariantCulture);
    }
}
