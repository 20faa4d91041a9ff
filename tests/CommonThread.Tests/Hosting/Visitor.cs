using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CommonThread.Tests.Hosting;

/// <summary>Somebody with a browser but no JavaScript: follows links, fills in forms, reads pages.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient http;
    private readonly CookieContainer cookies = new();

    public Visitor(Uri address)
    {
        Address = address;
        http = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = true })
        {
            BaseAddress = address,
        };
    }

    public Uri Address { get; }

    public HttpClient Http => http;

    /// <summary>The cookies that the browser would send to an address.</summary>
    public string CookieHeader(Uri to) => cookies.GetCookieHeader(to);

    /// <summary>Gets a page that must be there.</summary>
    public async Task<Page> Get(string path)
    {
        var page = await Try(path);
        page.Status.ShouldBe(HttpStatusCode.OK, $"GET {path}: {page.Text[..Math.Min(300, page.Text.Length)]}");
        return page;
    }

    /// <summary>Gets a page whatever the answer.</summary>
    public async Task<Page> Try(string path)
    {
        using var response = await http.GetAsync(path.TrimStart('/'));
        return await Page.Read(this, response);
    }

    /// <summary>Sends a form with the page's hidden fields and the values given.</summary>
    internal async Task<Page> Send(
        Uri to,
        IEnumerable<KeyValuePair<string, string>> fields,
        (string Field, string Name, byte[] Bytes)? file
    )
    {
        HttpContent content;
        if (file is { } f)
        {
            var parts = new MultipartFormDataContent();
            foreach (var (name, value) in fields)
                parts.Add(new StringContent(value), name);
            parts.Add(new ByteArrayContent(f.Bytes), f.Field, f.Name);
            content = parts;
        }
        else
        {
            content = new FormUrlEncodedContent(fields);
        }
        using (content)
        {
            using var response = await http.PostAsync(to, content);
            return await Page.Read(this, response);
        }
    }

    /// <summary>Signs in at the demonstration's sign-in page, as the holder of a post.</summary>
    public async Task SignInAs(int postId)
    {
        var page = await Get("sign-in");
        var after = await page.Submit(
            "form[action*='demonstration']",
            ("PostId", postId.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        after.Status.ShouldBe(HttpStatusCode.OK, after.Text);
        after.Html.QuerySelector("form[action$='sign-out']").ShouldNotBeNull("Signed in");
    }

    public void Dispose() => http.Dispose();
}

/// <summary>A page as it arrived.</summary>
public sealed class Page
{
    private readonly Visitor visitor;

    private Page(Visitor visitor, HttpStatusCode status, Uri address, string body, IHtmlDocument html, string? type) =>
        (this.visitor, Status, Address, Body, Html, Type) = (visitor, status, address, body, html, type);

    public HttpStatusCode Status { get; }

    public Uri Address { get; }

    public string Body { get; }

    public string? Type { get; }

    public IHtmlDocument Html { get; }

    /// <summary>What is read in the main part, in single spaces.</summary>
    public string Text => Clean((Html.QuerySelector("main") ?? (IElement?)Html.Body)?.TextContent ?? Body);

    public string Title => Html.Title ?? "";

    /// <summary>The sentences of the error summary.</summary>
    public IReadOnlyList<string> Errors =>
        [.. Html.QuerySelectorAll(".govuk-error-summary__list li").Select(e => Clean(e.TextContent))];

    /// <summary>The first error leads to this field, which says it too and is not folded away.</summary>
    public void MendsAt(string field)
    {
        Html.QuerySelector(".govuk-error-summary__list a")?.GetAttribute("href").ShouldBe("#" + field);
        var control = Html.GetElementById(field);
        control.ShouldNotBeNull($"There is no field {field} on {Address}");
        Clean(Html.GetElementById(field + "-error")?.TextContent ?? "").ShouldContain(Errors[0]);
        control.Closest("details:not([open])").ShouldBeNull($"{field} is folded away on {Address}");
    }

    public string Heading => Clean(Html.QuerySelector("h1")?.TextContent ?? "");

    internal static async Task<Page> Read(Visitor visitor, HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        var html = new HtmlParser().ParseDocument(body);
        return new(
            visitor,
            response.StatusCode,
            response.RequestMessage!.RequestUri!,
            body,
            html,
            response.Content.Headers.ContentType?.MediaType
        );
    }

    /// <summary>Follows the link with these words.</summary>
    public Task<Page> Follow(string words)
    {
        var link =
            Html.QuerySelectorAll("a").FirstOrDefault(a => Clean(a.TextContent) == words)
            ?? Html.QuerySelectorAll("a")
                .FirstOrDefault(a => Clean(a.TextContent).Contains(words, StringComparison.Ordinal));
        link.ShouldNotBeNull($"There is no link “{words}” on {Address}");
        return visitor.Try(new Uri(Address, link.GetAttribute("href")!).ToString());
    }

    /// <summary>Fills in the page's form (the only one in main, or the one chosen) and sends it.</summary>
    public Task<Page> Submit(params (string Name, string Value)[] values) => Submit("main form[method=post]", values);

    public Task<Page> Submit(string form, params (string Name, string Value)[] values) => Submit(form, null, values);

    /// <summary>Sends the page's form, with its token, to another address of the partnership, as an attacker would.</summary>
    public Task<Page> SubmitTo(string path, params (string Name, string Value)[] values)
    {
        var form = (IHtmlFormElement)Html.QuerySelector("main form[method=post]")!;
        form.SetAttribute("action", new Uri(visitor.Address, path).ToString());
        return Submit(values);
    }

    public Task<Page> Submit(
        string form,
        (string Field, string Name, byte[] Bytes)? file,
        params (string Name, string Value)[] values
    )
    {
        var element = (IHtmlFormElement?)Html.QuerySelector(form);
        element.ShouldNotBeNull($"There is no form {form} on {Address}: {Text}");
        var given = values.Select(v => v.Name).ToHashSet(StringComparer.Ordinal);
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var control in element.QuerySelectorAll("input, select, textarea"))
        {
            var name = control.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || given.Contains(name))
                continue;
            switch (control)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } choice:
                    if (choice.IsChecked)
                        fields.Add(new(name, choice.Value));
                    break;
                case IHtmlInputElement { Type: "file" or "submit" or "button" }:
                    break;
                case IHtmlInputElement input:
                    fields.Add(new(name, input.Value));
                    break;
                case IHtmlSelectElement select:
                    fields.Add(new(name, select.Value ?? ""));
                    break;
                case IHtmlTextAreaElement text:
                    fields.Add(new(name, text.Value));
                    break;
            }
        }
        fields.AddRange(values.Select(v => new KeyValuePair<string, string>(v.Name, v.Value)));
        return visitor.Send(new Uri(Address, element.GetAttribute("action") ?? ""), fields, file);
    }

    private static string Clean(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
