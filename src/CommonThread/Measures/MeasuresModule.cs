using CommonThread.Measures.Context;
using CommonThread.Measures.Definitions;
using CommonThread.Measures.Deprivation;
using CommonThread.Measures.Populations;
using CommonThread.Measures.Profiles;
using CommonThread.Measures.RecordedCrime;
using CommonThread.Measures.Releases;
using CommonThread.Measures.Values;
using CommonThread.Places;
using CommonThread.Shared.Front;

namespace CommonThread.Measures;

/// <summary>What is measured, the releases of figures, the one published value of each, and the pages that show them.</summary>
public static class MeasuresModule
{
    public static WebApplicationBuilder AddMeasures(this WebApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var services = app.Services;
        services.AddSingleton(
            new Module("Measures")
            {
                Permissions = MeasuresPermissions.All,
                Navigation = [new("Figures", "~/measures", 40)],
                Kinds = [new MeasureKindOfRecord(), new ReleaseKindOfRecord()],
                Gaps = MeasureGaps.All,
            }
        );
        services.AddSingleton<IImport, PopulationImport>();
        services.AddSingleton<IImport, DeprivationImport>();
        services.AddSingleton<IImport, ContextImport>();
        services.AddSingleton<IImport, CrimeImport>();
        services.AddSingleton<IImport, MeasuresImport>();
        services.AddSingleton<IImport, ValuesImport>();
        services.AddScoped<IFrontSentence, CrimeLately>();
        services.AddMemoryCache();
        services.AddScoped<HiddenFigures>();
        services.AddScoped(s => new Figures(
            s.GetRequiredService<CommonThreadDb>(),
            s.GetRequiredService<HiddenFigures>(),
            s.GetRequiredService<PartsHeld>()
        ));
        services.AddScoped<CompareFigures>();
        services.AddScoped<SimilarPlaces>();
        services.AddScoped<BlendInputs>();
        services.AddScoped<DrawUpProfile>();
        services.AddScoped<IPlaceFact, PlaceFacts>();
        services.AddScoped<IPlaceBlock, NotWholeBlock>();
        services.AddScoped<IPlaceBlock, ProfileBlock>();
        services.AddScoped<IPlaceBlock, CrimeBlock>();
        services.AddScoped<IPlaceBlock, SimilarBlock>();
        services.AddScoped<IPlaceBlock, MapBlock>();
        services.AddScoped<IPlaceBlock, GapBlock>();
        services.AddScoped<IPlaceBlock, ContextBlock>();
        services.AddScoped<IPlaceBlock, MakeupBlock>();
        services.AddScoped<IMapLayer, CrimeLayer>();
        services.AddScoped<IMapLayer, DeprivationLayer>();
        services.AddScoped<IMapLayer, OlderLayer>();
        services.AddScoped<IPlaceFilter, RuralFilter>();
        services.AddScoped<IPlaceFilter, AgeingFilter>();
        services.AddScoped<IPlaceFilter, AloneFilter>();
        services.AddScoped<IPlaceFilter, BroadbandFilter>();
        services.AddScoped<IPlaceFilter, DistanceFilter>();
        services.AddScoped<IPlaceFilter, GrowthFilter>();
        return app;
    }
}
