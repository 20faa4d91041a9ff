using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Shared.Govuk.Forms;

/// <summary>How fields are called: in the page, and to people.</summary>
public static class FieldNames
{
    /// <summary>The id of the control for a field's name: <c>Form.Title</c> gives <c>Form_Title</c>.</summary>
    public static string Id(string name) => TagBuilder.CreateSanitizedId(name, "_");

    // What forms ask for under these names everywhere.
    private static readonly Dictionary<string, string> Asked = new(StringComparer.Ordinal)
    {
        ["From"] = "First day",
        ["ActiveFrom"] = "First day",
        ["To"] = "Last day",
        ["Until"] = "Last day",
        ["ActiveTo"] = "Last day",
        ["Percent"] = "Share in percent",
    };

    /// <summary>What a property is called in a sentence: its display name, what forms ask for under it, or its name in words.</summary>
    public static string Words(ModelMetadata metadata) =>
        metadata.DisplayName ?? Asked.GetValueOrDefault(metadata.Name ?? "") ?? Spaced(metadata.Name ?? "This");

    private static string Spaced(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0)
                words.Append(' ').Append(char.ToLowerInvariant(letter));
            else
                words.Append(letter);
        }
        return words.ToString();
    }
}
