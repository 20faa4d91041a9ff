using Microsoft.AspNetCore.Html;

namespace CommonThread.Shared;

/// <summary>Addresses on a narrow screen: they go on in the next line after a sign, not in the middle of a word.</summary>
public static class LongWords
{
    /// <summary>The words with a place to break before each @ and dot, and after each slash.</summary>
    public static IHtmlContent Breaking(this string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var html = new HtmlContentBuilder();
        var from = 0;
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i] != '@' && words[i] != '.' && words[i - 1] != '/')
                continue;
            html.Append(words[from..i]).AppendHtml("<wbr>");
            from = i;
        }
        return html.Append(words[from..]);
    }
}
