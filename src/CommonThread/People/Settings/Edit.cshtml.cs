using CommonThread.Partnerships;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.Settings;

/// <summary>The partnership's name, colour and the host names it answers to.</summary>
[Needs(PeoplePermissions.Partnership)]
public sealed class EditModel(CurrentPartnership current, Installation installation) : ThreadPage
{
    public sealed class Input
    {
        public string? Name { get; set; }
        public string? ShortName { get; set; }
        public string? Strapline { get; set; }
        public string? Colour { get; set; }
        public string? Hosts { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    public void OnGet()
    {
        var now = current.Required;
        Form = new()
        {
            Name = now.Name,
            ShortName = now.ShortName,
            Strapline = now.Strapline,
            Colour = now.Colour,
            Hosts = now.Hosts,
        };
    }

    public async Task<IActionResult> OnPost()
    {
        var was = current.Required;
        var hosts = (Form.Hosts ?? "").Split([' ', '\n', ','], StringSplitOptions.RemoveEmptyEntries);
        foreach (var host in hosts)
        {
            var taken = installation.FindByHost(host) is { } other && other.Slug != was.Slug;
            Rules.Check(
                ("Hosts", Uri.CheckHostName(host) == UriHostNameType.Dns, $"“{host}” is not a host name"),
                ("Hosts", !taken, $"“{host}” belongs to another partnership")
            );
        }
        await installation.Change(
            was.Slug,
            partnership =>
            {
                partnership.Name = Form.Name ?? "";
                partnership.ShortName = Form.ShortName;
                partnership.Strapline = Form.Strapline;
                partnership.Hosts = string.Join(' ', hosts.Select(h => h.ToLowerInvariant()));
                partnership.Paint(Form.Colour ?? "");
                Rules.Check(
                    ("Name", Form.Name is { Length: <= 120 }, "Enter the partnership’s name, up to 120 characters"),
                    ("ShortName", Form.ShortName is not { Length: > 60 }, "Short name must be 60 characters or fewer"),
                    ("Strapline", Form.Strapline is not { Length: > 200 }, "Strapline must be 200 characters or fewer"),
                    ("Hosts", partnership.Hosts.Length <= 400, "That is too many hosts")
                );
            },
            Stop
        );
        await Db.Record(
            "changed",
            new("partnership", 0),
            new Dictionary<string, string?[]>(StringComparer.Ordinal)
            {
                ["Name"] = [was.Name, Form.Name],
                ["ShortName"] = [was.ShortName, Form.ShortName],
                ["Strapline"] = [was.Strapline, Form.Strapline],
                ["Colour"] = [was.Colour, Form.Colour],
                ["Hosts"] = [was.Hosts, string.Join(' ', hosts)],
            }
                .Where(f => f.Value[0] != f.Value[1])
                .ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal),
            Stop
        );
        return Done("The settings are saved", "~/settings");
    }
}
