using CommonThread.Places.AreaPanels;
using CommonThread.Places.Boundaries;
using CommonThread.Places.Imports;
using CommonThread.Places.Notes;
using CommonThread.Places.Parishes;

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
                Kinds = [new PlaceKind()],
                Gaps = PlaceGaps.All,
            }
        );
        services.AddMemoryCache();
        services.AddScoped<PlaceTree>();
        services.AddScoped<PartsHeld>();
        services.AddSingleton<People.IPlaceFinder, PlacesOfGrants>();
        services.AddSingleton<People.IPostBlock, Serving.ServedPlaces>();
        services.AddScoped<IPlaceFact, SizeFacts>();
        services.AddScoped<Shared.Front.IFrontBlock, Maps.FrontMap>();
        services.AddScoped<Shared.Front.IFrontSentence, Contacts.WhoToAsk>();
        services.AddScoped<IPlaceBlock, AreaPanelBlock>();
        services.AddScoped<IPlaceBlock, ParishBlock>();
        services.AddScoped<IPlaceBlock, NotesBlock>();
        services.AddScoped<IPlaceBlock, BoundaryBlock>();
        services.AddScoped<IMapOverlay, Maps.PriorityOverlay>();
        services.AddScoped<IMapOverlay, Maps.PartnerOverlay>();
        services.AddSingleton<IImport, ImportBoundaries>();
        services.AddSingleton<IImport, ImportPlaces>();
        services.AddSingleton<IImport, ImportLinks>();
        services.AddSingleton<IImport, ImportStreets>();
        services.AddSingleton<IImport, ImportPostcodes>();
        services.AddSingleton<IImport, ImportContacts>();
        services.AddSingleton<IImport, ImportServing>();
        services.AddSingleton<IImport, ImportAreaPanels>();
        services.AddSingleton<IImport, ImportParishes>();
        return app;
    }
}
