using System.Text.Json.Nodes;

namespace CommonThread.Tests.House.Isolation;

/// <summary>Turns a sample framework into one organisation's own, with its canary in every text.</summary>
internal static class CanaryFile
{
    /// <summary>Keys whose text is a name that the file itself refers to elsewhere.</summary>
    private static readonly string[] Named = ["priorities", "themes"];

    /// <summary>Keys of words that nothing refers to and no list limits.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "text",
        "note",
        "purpose",
        "summary",
        "how_to_take_part",
        "dates_in_source",
        "evidence",
        "question",
        "hypothesis",
        "result",
        "risks",
        "findings",
        "changes",
        "problem",
        "what_was_done",
        "message",
        "audience",
        "output",
        "outcome",
        "wording",
        "reason",
        "claim",
        "request",
        "requester",
        "intended_outcome",
        "actions_progress",
        "risk_mitigated",
        "staff_resource",
        "impact_county",
        "impact_local",
        "alignment",
        "expertise",
        "change_summary",
        "help_asked",
        "legal_basis",
        "channel",
        "source",
        "label",
    };

    /// <summary>Those of them that have no room for many words.</summary>
    private static readonly HashSet<string> Short = new(StringComparer.Ordinal)
    {
        "label",
        "source",
        "channel",
        "audience",
        "requester",
        "dates_in_source",
    };

    private static readonly HashSet<string> Organisations = new(StringComparer.Ordinal)
    {
        "organisation",
        "owner_organisation",
        "owner_post_organisation",
        "overseeing_body",
        "approving_body",
        "approved_by",
        "decided_by",
        "commissioned_from",
        "referred_to",
    };

    private static readonly HashSet<string> Posts = new(StringComparer.Ordinal) { "post", "owner_post" };

    /// <param name="hostile">Begins every free text: what a spreadsheet or a browser would run.</param>
    public static void Mark(JsonNode file, string canary, string organisation, string hostile)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var list in Named)
        {
            Keep(file, list, 2);
            foreach (var one in file[list]!.AsArray())
                names[one!["name"]!.GetValue<string>()] = $"{one["name"]} {canary}";
        }
        var kept = file["priorities"]!.AsArray().Select(p => p!["name"]!.GetValue<string>()).ToHashSet();
        foreach (var list in file.AsObject().Where(p => p.Value is JsonArray).Select(p => p.Key).ToList())
        {
            var items = file[list]!.AsArray();
            for (var i = items.Count - 1; i >= 0; i--)
            {
                var of = items[i] is JsonObject o ? o["priority"]?.GetValue<string>() : null;
                if ((of is not null && !kept.Contains(of)) || list is "links" or "notes" or "measures" or "claims")
                    items.RemoveAt(i);
            }
        }
        foreach (var version in file["versions"]!.AsArray())
            version!.AsObject().Remove("content");
        var versions = file["versions"]!.AsArray();
        while (versions.Count > 1)
            versions.RemoveAt(0);
        // Two of a kind say as much as ten.
        foreach (
            var list in file.AsObject()
                .Where(p => p.Value is JsonArray && p.Key is not "required_actions" and not "lead_duties")
                .Select(p => p.Key)
                .ToList()
        )
            Keep(file, list, 2);
        Walk(file, canary, organisation, names, hostile);
        file["framework"]!["title"] = $"Framework {canary}";
        file["framework"]!["short_title"] = $"Short {canary}";
    }

    private static void Keep(JsonNode file, string list, int most)
    {
        var items = file[list]!.AsArray();
        while (items.Count > most)
            items.RemoveAt(items.Count - 1);
    }

    private static void Walk(
        JsonNode? node,
        string canary,
        string organisation,
        IReadOnlyDictionary<string, string> names,
        string hostile
    )
    {
        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i] is JsonValue one && one.TryGetValue<string>(out var text) && names.ContainsKey(text))
                    list[i] = names[text];
                else
                    Walk(list[i], canary, organisation, names, hostile);
            }
        }
        if (node is not JsonObject fields)
            return;
        foreach (var (key, value) in fields.ToList())
        {
            if (key is "measures" or "measure" or "supporting_partners" or "shared_with" or "action_ref")
                fields.Remove(key);
            else if (value is JsonValue && value.AsValue().TryGetValue<string>(out var text))
                fields[key] =
                    Organisations.Contains(key) ? organisation
                    : Posts.Contains(key) ? "Chief Executive"
                    : names.TryGetValue(text, out var renamed) ? renamed
                    : key == "title" || Short.Contains(key) ? $"{hostile[0]}{text} {canary}"
                    : Words.Contains(key) ? $"{hostile}{text} {canary}"
                    : text;
            else
                Walk(value, canary, organisation, names, hostile);
        }
    }
}
