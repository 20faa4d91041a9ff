using System.Net;
using System.Security.Cryptography.X509Certificates;
using CommonThread.Commitments;
using CommonThread.Measures;
using CommonThread.Partnerships;
using CommonThread.People;
using CommonThread.People.SignIn;
using CommonThread.Performance;
using CommonThread.Places;
using CommonThread.Shared.Documents;
using CommonThread.Shared.Govuk.Forms;
using CommonThread.Shared.Imports;
using CommonThread.Shared.Jobs;
using CommonThread.Shared.Operations;
using CommonThread.Shared.Rhythms;
using CommonThread.Strategy;
using CommonThread.Thread;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace CommonThread;

/// <summary>How the application is started.</summary>
/// <param name="Data">Folder of the installation.</param>
/// <param name="Urls">Addresses to listen on.</param>
public sealed record ApplicationSettings(string Data, string Urls)
{
    /// <summary>The installation's own database where it is not the folder's SQLite file.</summary>
    public DatabaseAddress? InstallationDatabase { get; init; }

    /// <summary>The clock; tests and rehearsals give their own.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public LogLevel LogLevel { get; init; } = LogLevel.Warning;

    /// <summary>Whether scheduled work runs in this process.</summary>
    public bool Schedule { get; init; } = true;

    /// <summary>What a rehearsal adds to the application's own parts: another import, another mail.</summary>
    public Action<IServiceCollection>? Also { get; init; }

    /// <summary>Encrypts the keys that protect cookies; without it they stand in the installation's database as they are.</summary>
    public X509Certificate2? KeyCertificate { get; init; }
}

/// <summary>Builds the application: a table of contents of its modules.</summary>
public static class Application
{
    public static WebApplication Build(ApplicationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var app = WebApplication.CreateBuilder(
            new WebApplicationOptions { ApplicationName = "commonthread", ContentRootPath = AppContext.BaseDirectory }
        );
        app.Logging.SetMinimumLevel(settings.LogLevel);
        app.WebHost.UseUrls(settings.Urls);
        app.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        });
        AddFoundation(app, settings);

        app.AddImports();
        app.AddRhythms();
        app.AddDocuments();
        app.AddJobs(settings);
        app.AddOperations();
        app.AddPeople();
        app.AddPlaces();
        app.AddMeasures();
        app.AddCommitments();
        app.AddStrategy();
        app.AddPerformance();
        app.AddThread();

        settings.Also?.Invoke(app.Services);
        var application = app.Build();
        Use(application);
        return application;
    }

    private static void AddFoundation(WebApplicationBuilder app, ApplicationSettings settings)
    {
        var services = app.Services;
        services.AddSingleton(settings);
        services.AddSingleton(settings.Clock);
        services.AddSingleton(new Installation(settings.Data, settings.InstallationDatabase));
        services.AddSingleton<Modules>();
        services.AddSingleton<Shared.Maps.MapTiles>();
        services.AddScoped<CurrentPartnership>();
        services.AddScoped<Acting>();
        services.AddScoped(s =>
            s.GetRequiredService<Installation>()
                .Open(
                    s.GetRequiredService<CurrentPartnership>().Required,
                    s.GetRequiredService<Acting>(),
                    s.GetRequiredService<TimeProvider>()
                )
        );
        var protection = services.AddDataProtection().SetApplicationName("CommonThread");
        if (settings.KeyCertificate is { } certificate)
            protection.ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate(certificate);
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<Installation>((keys, installation) => keys.XmlRepository = new ProtectionKeyStore(installation));
        services.AddSingleton<IAuthorizationPolicyProvider, DefaultAuthorizationPolicyProvider>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RecordForbidden>();
        services.AddScoped<IAuthorizationHandler, NeedsHandler>();
        services.AddScoped<IAuthorizationHandler, SignedInHandler>();
        services
            .AddAuthorizationBuilder()
            // A page that declares no audience has none.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddHttpContextAccessor();
        services.AddProblemDetails();
        services
            // Each form is checked for its token by the framework's own default, which the error pages alone leave out.
            .AddRazorPages()
            .WithRazorPagesAtContentRoot()
            .AddMvcOptions(mvc =>
            {
                mvc.Filters.Add<RunPage>();
                mvc.Filters.Add<Shared.Exports.GiveTables>();
                mvc.ModelBinderProviders.Insert(0, new CleanText.Provider());
                mvc.AddGovukForms();
                mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            });
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        services.AddAntiforgery(a =>
        {
            a.Cookie.Name = "commonthread-form";
            a.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions>(t =>
        {
            t.Cookie.Name = "commonthread-note";
            t.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<ForwardedHeadersOptions>(f =>
        {
            f.ForwardedHeaders =
                ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            // Only a proxy on this machine is believed unless the operator names another.
            f.KnownProxies.Clear();
            f.KnownProxies.Add(IPAddress.Loopback);
            f.KnownProxies.Add(IPAddress.IPv6Loopback);
        });
    }

    private static void Use(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<Shared.Layout.SafeHeaders>();
        app.UseExceptionHandler("/error/500");
        app.UseMiddleware<ChoosePartnership>();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(WebRoot()),
                ContentTypeProvider = new FileExtensionContentTypeProvider(),
                OnPrepareResponse = f => f.Context.Response.Headers.CacheControl = "public, max-age=3600",
            }
        );
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        // After authentication, which answers the single sign-on provider at addresses that are no page.
        app.UseMiddleware<NothingHere>();
        app.UseMiddleware<LoadCaller>();
        app.UseAuthorization();
        app.UseMiddleware<RefuseLargeUploads>();
        app.MapHealth();
        app.MapPeople();
        app.MapRazorPages();
    }

    /// <summary>The folder of styles and scripts: beside the program once published, in the source tree before.</summary>
    private static string WebRoot()
    {
        var published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (Directory.Exists(Path.Combine(published, "build")))
            return published;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var source = Path.Combine(folder.FullName, "src", "CommonThread", "wwwroot");
            if (Directory.Exists(source))
                return source;
        }
        Directory.CreateDirectory(published);
        return published;
    }
}
