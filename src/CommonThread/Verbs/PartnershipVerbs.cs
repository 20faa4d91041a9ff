using System.CommandLine;
using CommonThread.Partnerships;

namespace CommonThread.Verbs;

/// <summary>Adds a partnership to the installation, and lists those there are.</summary>
internal static class PartnershipVerbs
{
    public static Command Verb(Where where, TextWriter output)
    {
        var verb = new Command("partnership", "Add or list partnerships");
        verb.Add(Add(where, output));
        verb.Add(List(where, output));
        return verb;
    }

    /// <summary>The partnership named, or the only one.</summary>
    public static Partnership Find(Installation installation, string? slug)
    {
        if (slug is not null)
        {
            return installation.Find(slug)
                ?? throw new VerbFailed($"There is no partnership “{slug}”. {There(installation)}", 2);
        }
        return installation.Partnerships is [var only]
            ? only
            : throw new VerbFailed($"Say which partnership with --partnership. {There(installation)}", 2);
    }

    private static string There(Installation installation) =>
        installation.Partnerships.Count == 0
            ? "There is none yet: commonthread partnership add"
            : $"There are: {string.Join(", ", installation.Partnerships.Select(p => p.Slug))}";

    private static Command Add(Where where, TextWriter output)
    {
        var slug = new Argument<string>("SLUG") { Description = "Its address: lower case letters, digits and hyphens" };
        var name = new Argument<string>("NAME") { Description = "Its name, in quotation marks" };
        var known = new Option<string?>("--short-name") { Description = "How residents know it" };
        var strapline = new Option<string?>("--strapline") { Description = "One line under its name" };
        var colour = new Option<string?>("--colour") { Description = "Its own colour, as in #1f4e79" };
        var host = new Option<string[]>("--host")
        {
            Description = "A host name that means this partnership",
            AllowMultipleArgumentsPerToken = true,
        };
        var postgres = new Option<string?>("--postgres")
        {
            Description = "Connection of its PostgreSQL database; without it, the database is a file in the folder",
        };
        var demonstration = new Option<bool>("--demonstration")
        {
            Description = "Anyone may sign in as any post. Only for showing the product",
        };
        var add = new Command("add", "Add a partnership with its own empty database")
        {
            slug,
            name,
            known,
            strapline,
            colour,
            host,
            postgres,
            demonstration,
        };
        add.SetAction(
            async (parsed, stop) =>
            {
                // The first partnership makes the installation.
                await using var app = Application.Build(where.Settings(parsed));
                var installation = app.Services.GetRequiredService<Installation>();
                await installation.Prepare(stop);
                var partnership = Partnership.Create(
                    parsed.GetValue(slug)!,
                    parsed.GetValue(name)!,
                    parsed.GetValue(postgres) is null ? DatabaseAddress.Sqlite : DatabaseAddress.Postgres,
                    parsed.GetValue(postgres) ?? "",
                    app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime
                );
                partnership.ShortName = Text.Clean(parsed.GetValue(known));
                partnership.Strapline = Text.Clean(parsed.GetValue(strapline));
                partnership.Hosts = string.Join(' ', parsed.GetValue(host) ?? []);
                partnership.Demonstration = parsed.GetValue(demonstration);
                if (parsed.GetValue(colour) is { } painted)
                    partnership.Paint(painted);
                await installation.Add(partnership, stop);
                await output.WriteLineAsync($"{partnership.Name} is at {partnership.Path}");
                return 0;
            }
        );
        return add;
    }

    private static Command List(Where where, TextWriter output)
    {
        var list = new Command("list", "List the partnerships of the installation");
        list.SetAction(
            async (parsed, stop) =>
            {
                await using var app = await where.Open(parsed, stop);
                foreach (var p in app.Services.GetRequiredService<Installation>().Partnerships)
                {
                    var hosts = p.Hosts.Length > 0 ? $", hosts {p.Hosts}" : "";
                    var kind = p.Demonstration ? ", demonstration" : "";
                    await output.WriteLineAsync($"{p.Slug}: {p.Name} ({p.Engine}{hosts}{kind})");
                }
                return 0;
            }
        );
        return list;
    }
}
