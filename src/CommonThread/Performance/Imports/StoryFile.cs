using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CommonThread.Performance.Imports;

/// <summary>Reads a JSON file of the quarterly cycle; its keys are written like <c>submitted_on</c>.</summary>
internal static class StoryFile
{
    private static readonly JsonSerializerOptions Read = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        RespectNullableAnnotations = true,
        MaxDepth = 20,
    };

    /// <exception cref="ImportRefused">It is no JSON, or a key is missing, unknown or of another kind; the sentence says where.</exception>
    public static async Task<T> Open<T>(string path, LivingDates dates, CancellationToken stop)
        where T : class
    {
        try
        {
            await using var file = File.OpenRead(path);
            var root = await JsonNode.ParseAsync(
                file,
                documentOptions: new() { AllowDuplicateProperties = false },
                cancellationToken: stop
            );
            dates.Move(root);
            return root.Deserialize<T>(Read) ?? throw new ImportRefused("The file is empty");
        }
        catch (JsonException wrong)
        {
            throw new ImportRefused(
                wrong.Path is { Length: > 1 } at
                    ? $"The file is not as it should be at {at.TrimStart('$', '.')}: {Plain(wrong)}"
                    : $"The file is not as it should be: {Plain(wrong)}",
                wrong
            );
        }
    }

    // The reader's own sentences name types of the program.
    private static string Plain(JsonException wrong) =>
        wrong.Message.Contains("missing required", StringComparison.Ordinal) ? "a key is missing"
        : wrong.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "this key is not known"
        : wrong.Message.Contains("could not be converted", StringComparison.Ordinal)
            ? "this is not the kind of value that belongs here"
        : wrong.LineNumber is { } line ? $"it is no JSON from line {line + 1} on"
        : "it is no JSON";
}
