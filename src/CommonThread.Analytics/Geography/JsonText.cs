using System.Text.Json;

namespace CommonThread.Analytics.Geography;

/// <summary>Asking untrusted JSON for things that may not be there, without exceptions.</summary>
internal static class JsonText
{
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public static JsonElement? Child(this JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == kind
            ? value
            : null;

    /// <summary>A finite number; JSON allows 1e400, which no coordinate is.</summary>
    public static bool Number(this JsonElement element, out double value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out value) && double.IsFinite(value);
    }

    /// <summary>Properties as text: numbers as written, nested values as their JSON, nulls left out.</summary>
    public static Dictionary<string, string> Properties(this JsonElement feature)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (feature.Child("properties", JsonValueKind.Object) is { } properties)
            foreach (var property in properties.EnumerateObject())
                if (property.Value.ValueKind == JsonValueKind.String)
                    found[property.Name] = property.Value.GetString()!;
                else if (property.Value.ValueKind != JsonValueKind.Null)
                    found[property.Name] = property.Value.GetRawText();
        if (!found.ContainsKey("id") && feature.TryGetProperty("id", out var id))
            if (id.ValueKind == JsonValueKind.String)
                found["id"] = id.GetString()!;
            else if (id.ValueKind == JsonValueKind.Number)
                found["id"] = id.GetRawText();
        return found;
    }
}
