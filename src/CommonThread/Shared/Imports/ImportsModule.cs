namespace CommonThread.Shared.Imports;

/// <summary>Files on their way in: upload, preview, load, receipt.</summary>
public static class ImportsModule
{
    /// <summary>See the import pages. Each import asks for its own permission besides. People declare who has it.</summary>
    public const string Load = "people.imports";

    public static WebApplicationBuilder AddImports(this WebApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.AddSingleton(new Module("Imports") { Navigation = [new("Imports", "~/imports", 90, Load)] });
        return app;
    }
}
