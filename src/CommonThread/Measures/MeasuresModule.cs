using CommonThread.Measures.Context;
using CommonThread.Measures.Definitions;
using CommonThread.Measures.Deprivation;
using CommonThread.Measures.Populations;
using CommonThread.Measures.RecordedCrime;
using CommonThread.Measures.Releases;

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
        services.AddScoped<Figures>();
        return app;
    }
}
