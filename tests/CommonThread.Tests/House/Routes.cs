using CommonThread.People;
using CommonThread.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.House;

/// <summary>One verb of one address.</summary>
/// <param name="Audience">Everyone, anyone signed in, or those with a permission.</param>
/// <param name="Columns">For nobody and for each role in order: whether it may, by its permissions.</param>
internal sealed record Route(string Pattern, string Verb, string Audience, string? Permission, string Columns)
{
    public string Line => $"| `{Pattern}` | {Verb} | {Audience} | {Columns} |";

    /// <summary>The address with something in each blank, from the partnership's front page.</summary>
    public string Example =>
        string.Join(
            '/',
            Pattern
                .TrimStart('/')
                .Split('/')
                .Select(part =>
                    !part.StartsWith('{') ? part
                    : part.Contains(":int", StringComparison.Ordinal) ? "1"
                    : "example"
                )
        );
}

internal static class Routes
{
    public const string Public = "everyone";

    /// <summary>What stands above the table.</summary>
    public static string Heading =>
        $"""
            # Who may open what

            Every address within a partnership, the verbs it answers, and whom it is for: everyone, anyone signed in, or posts with a
            permission. Then one column for nobody and one for each role: ● may, · may not. A test compares this table with the running
            application and tries every address as nobody and as every role over HTTP. What a page shows is filtered besides by
            organisation and marking: the tests in `Isolation` try each with the records of two organisations.

            {string.Join("; ", Roles.All.Select((r, i) => $"{i + 1} {r.Name}"))}.

            | address | verb | for | nobody | {string.Join(" | ", Roles.All.Select((_, i) => i + 1))} |
            | --- | --- | --- | --- | {string.Join(" | ", Roles.All.Select(_ => "---"))} |

            """;

    public static async Task<IReadOnlyList<Route>> Of(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var loader = scope.ServiceProvider.GetRequiredService<PageLoader>();
        var modules = services.GetRequiredService<Modules>();
        var routes = new List<Route>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            var metadata = (IReadOnlyList<object>)endpoint.Metadata;
            IEnumerable<string> verbs =
                endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? (IReadOnlyList<string>)["GET"];
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                metadata = compiled.ModelTypeInfo!.GetCustomAttributes(inherit: true);
                verbs = compiled
                    .HandlerMethods!.Select(h => h.HttpMethod.ToUpperInvariant())
                    // A page without a handler of its own is still opened.
                    .Append("GET")
                    .Distinct();
            }
            foreach (var verb in verbs)
                routes.Add(Describe(pattern, verb, metadata, modules));
        }
        return
        [
            .. routes
                .Distinct()
                .OrderBy(r => r.Pattern, StringComparer.Ordinal)
                .ThenBy(r => r.Verb, StringComparer.Ordinal),
        ];
    }

    private static Route Describe(string pattern, string verb, IReadOnlyList<object> metadata, Modules modules)
    {
        var permission = metadata.OfType<NeedsAttribute>().LastOrDefault()?.Permission;
        var audience =
            permission is not null ? $"`{permission}`"
            : metadata.OfType<IAllowAnonymous>().Any() ? Public
            : metadata.OfType<SignedInAttribute>().Any() ? "signed in"
            : "nobody";
        bool May(Role role) => permission is null || modules.PermissionsOf(role.Key).Contains(permission);
        var columns = Roles.All.Select(r => audience != "nobody" && May(r)).Prepend(audience == Public);
        return new(pattern, verb, audience, permission, string.Join(" | ", columns.Select(c => c ? "●" : "·")));
    }
}
