using CommonThread.Partnerships;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CommonThread.Shared.Operations;

/// <summary>What an operator watches: health, traces and meters.</summary>
internal static class Operations
{
    public static WebApplicationBuilder AddOperations(this WebApplicationBuilder app)
    {
        // Standard output is for what was asked for: the address, a report.
        app.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        // Known and documented: keys without a certificate, and answers with a form that are not cached.
        app.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        app.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        app.Services.AddHealthChecks().AddCheck<DatabasesAnswer>("databases");
        // The operator says where to by the standard environment variable; nothing is sent anywhere without it.
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 })
        {
            var resource = ResourceBuilder.CreateDefault().AddService("commonthread");
            app.Services.AddSingleton(_ =>
                Sdk.CreateTracerProviderBuilder()
                    .SetResourceBuilder(resource)
                    .AddSource("Microsoft.AspNetCore", "Npgsql", "Quartz")
                    .AddOtlpExporter()
                    .Build()
            );
            app.Services.AddSingleton(_ =>
                Sdk.CreateMeterProviderBuilder()
                    .SetResourceBuilder(resource)
                    .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "Quartz")
                    .AddOtlpExporter()
                    .Build()
            );
            app.Services.AddHostedService<KeepTelling>();
        }
        return app;
    }

    /// <summary>
    /// <c>/health</c>: the process answers. <c>/health/ready</c>: it has its databases and its scheduler, so that a load
    /// balancer may send it visitors. Both say one word and nothing about what is inside.
    /// </summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false })
            .WithMetadata(new PublicAttribute(), new AtInstallationAttribute());
        app.MapHealthChecks("/health/ready").WithMetadata(new PublicAttribute(), new AtInstallationAttribute());
    }

    /// <summary>Makes the providers with the application, and ends them with it.</summary>
    private sealed class KeepTelling(TracerProvider traces, MeterProvider meters) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces.ForceFlush(2000);
            meters.ForceFlush(2000);
            return Task.CompletedTask;
        }
    }
}

/// <summary>Whether the installation's database and every partnership's answer.</summary>
internal sealed class DatabasesAnswer(Installation installation) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        await using (var db = installation.Open())
        {
            if (!await db.Database.CanConnectAsync(cancellationToken))
                return HealthCheckResult.Unhealthy("The installation's database does not answer");
        }
        foreach (var partnership in installation.Partnerships)
        {
            await using var db = installation.Open(
                partnership,
                new Acting { Caller = Caller.System },
                TimeProvider.System
            );
            if (!await db.Database.CanConnectAsync(cancellationToken))
                return HealthCheckResult.Unhealthy($"The database of {partnership.Slug} does not answer");
        }
        return HealthCheckResult.Healthy();
    }
}
