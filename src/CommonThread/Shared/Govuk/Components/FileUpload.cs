using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;

namespace CommonThread.Shared.Govuk.Components;

public sealed record FileUpload : LabelledField
{
    public bool Disabled { get; init; }
    public bool Multiple { get; init; }

    /// <summary>Adds a place to drop files on where JavaScript runs.</summary>
    public bool Javascript { get; init; }
    public string? WrapperClasses { get; init; }
    public Dictionary<string, string?>? WrapperAttributes { get; init; }
    public string? ChooseFilesButtonText { get; init; }
    public string? NoFileChosenText { get; init; }
    public Plurals? MultipleFilesChosenText { get; init; }
    public string? DropInstructionText { get; init; }
    public string? EnteredDropZoneText { get; init; }
    public string? LeftDropZoneText { get; init; }

    public override Markup Render()
    {
        var input = Element(
            "input",
            new Attrs
            {
                {
                    "class",
                    ClassNames("govuk-file-upload", Classes, ErrorMessage is null ? null : "govuk-file-upload--error")
                },
                { "id", Key ?? "" },
                { "name", Name ?? "" },
                { "type", "file" },
                { "disabled", Disabled },
                { "multiple", Multiple },
                { "aria-describedby", Described(DescribedBy, Key) },
            }.And(Attributes)
        );
        return Around(Javascript ? DropZone(input) : input);
    }

    private Markup DropZone(Markup input) =>
        Element(
            "div",
            new Attrs
            {
                { "class", ClassNames("govuk-file-upload-wrapper", WrapperClasses) },
                { "data-module", "govuk-file-upload" },
            }
                .Say("choose-files-button", ChooseFilesButtonText)
                .Say("no-file-chosen", NoFileChosenText)
                .Say("multiple-files-chosen", MultipleFilesChosenText)
                .Say("drop-instruction", DropInstructionText)
                .Say("entered-drop-zone", EnteredDropZoneText)
                .Say("left-drop-zone", LeftDropZoneText)
                .And(WrapperAttributes),
            input
        );
}
