namespace CommonThread.Places;

/// <summary>Places, how they lie in one another, their boundaries, and the page that brings everything about a place together.</summary>
public static class PlacesModule
{
    public static WebApplicationBuilder AddPlaces(this WebApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var services = app.Services;
        services.AddSingleton(
            new Module("Places")
            {
                Permissions = PlacesPermissions.All,
                Navigation = [new("Places", "~/places", 20)],
            }
        );
        services.AddScoped<PlaceTree>();
        return app;
    }
}
