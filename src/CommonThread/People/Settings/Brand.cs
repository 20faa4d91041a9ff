using System.Globalization;
using CommonThread.Partnerships;

namespace CommonThread.People.Settings;

/// <summary>The partnership's colours as a stylesheet: everything follows from its one colour.</summary>
internal static class Brand
{
    public static void MapBrand(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/brand.css",
                (HttpContext http, CurrentPartnership current) =>
                {
                    if (current.Partnership is not { } partnership)
                        return Results.NotFound();
                    // The layout asks with the colour in the address, so that a new colour is a new address.
                    http.Response.Headers.CacheControl = "public, max-age=86400";
                    var tag = new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{partnership.Colour[1..]}\"");
                    return
                        Results.Text(Css(partnership.Colour), "text/css", System.Text.Encoding.UTF8) is var css
                        && http.Request.Headers.IfNoneMatch == tag.ToString()
                        ? Results.StatusCode(StatusCodes.Status304NotModified)
                        : new Tagged(css, tag.ToString());
                }
            )
            // The colours of every page, the public ones too.
            .AllowAnonymous();

    private sealed class Tagged(IResult inner, string tag) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = tag;
            return inner.ExecuteAsync(httpContext);
        }
    }

    /// <summary>White text on the colour reads at 4.5 to 1 or better (the partnership's own rule), so that it does for links on white too.</summary>
    public static string Css(string colour)
    {
        var dark = Mix(colour, "#000000", 0.35);
        return $$"""
            :root {
              --ct-brand: {{colour}};
              --ct-brand-text: #ffffff;
              --ct-brand-tint: {{Mix(colour, "#ffffff", 0.94)}};
              --ct-link: {{Mix(colour, "#000000", 0.1)}};
              --ct-link-hover: {{dark}};
              --ct-action: {{colour}};
              --ct-action-text: #ffffff;
              --ct-action-shade: {{dark}};
            }

            """;
    }

    private static string Mix(string colour, string other, double share)
    {
        int Channel(int at) =>
            (int)
                Math.Round(
                    (Value(colour, at) * (1 - share)) + (Value(other, at) * share),
                    MidpointRounding.AwayFromZero
                );
        return $"#{Channel(1):x2}{Channel(3):x2}{Channel(5):x2}";
    }

    private static int Value(string colour, int at) =>
        int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
