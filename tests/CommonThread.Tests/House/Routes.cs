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
internal sealed record Route(string Pattern, string Verb, string Audience, string? Permission)
{
    public string Line => $"| `{Pattern}` | {Verb} | {Audience} |";

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

    public const string Heading = """
        # Who may open what

        Every address within a partnership, the verbs it answers, and whom it is for: everyone, anyone signed in, or posts with a
        permission. A test compares this table with the running application; what a page shows is filtered by the caller besides.

        | address | verb | for |
        | --- | --- | --- |

        """;

    public static async Task<IReadOnlyList<Route>> Of(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var loader = scope.ServiceProvider.GetRequiredService<PageLoader>();
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
                routes.Add(Describe(pattern, verb, metadata));
        }
        return
        [
            .. routes
                .Distinct()
                .OrderBy(r => r.Pattern, StringComparer.Ordinal)
                .ThenBy(r => r.Verb, StringComparer.Ordinal),
        ];
    }

    private static Route Describe(string pattern, string verb, IReadOnlyList<object> metadata)
    {
        if (metadata.OfType<NeedsAttribute>().LastOrDefault() is { } needs)
            return new(pattern, verb, $"`{needs.Permission}`", needs.Permission);
        if (metadata.OfType<IAllowAnonymous>().Any())
            return new(pattern, verb, Public, null);
        if (metadata.OfType<SignedInAttribute>().Any())
            return new(pattern, verb, "signed in", null);
        return new(pattern, verb, "nobody", null);
    }
}
