using CommonThread.People.Accounts;
using CommonThread.People.Imports;
using CommonThread.People.Mail;
using CommonThread.People.Posts;
using CommonThread.People.Settings;
using CommonThread.People.SignIn;
using CommonThread.People.SingleSignOn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace CommonThread.People;

/// <summary>Organisations, posts, accounts, sign-in and permissions: who is here, and who may do what.</summary>
public static class PeopleModule
{
    public static WebApplicationBuilder AddPeople(this WebApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var services = app.Services;
        services.AddSingleton(
            new Module("People")
            {
                Permissions = PeoplePermissions.All,
                Kinds = [new OrganisationRecords(), new PostRecords()],
                Gaps = PeopleGaps.All,
                Navigation = [new("People", "~/people", 80, NavigationItem.SignedIn)],
            }
        );
        services.AddSingleton<IPostBlock, RhythmDuties>();
        services
            .AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = PasswordRules.Shortest;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 1;
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = null!;
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddUserStore<AccountStore>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 220_000);
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            // A passkey that asks its owner for a finger or a PIN is both factors at once.
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "preferred";
        });
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddIdentityCookies();
        services.AddScoped<SingleSignOnOptions>();
        services.AddTransient<SingleSignOnHandler>();
        services.Configure<AuthenticationOptions>(schemes =>
            schemes.AddScheme<SingleSignOnHandler>(SingleSignOnHandler.SchemeName, null)
        );
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "commonthread";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/sign-in";
            cookie.LogoutPath = "/sign-out";
            cookie.AccessDeniedPath = "/error/403";
            cookie.ReturnUrlParameter = "from";
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
            // The stamp is checked against the database by LoadCaller on every request.
            cookie.Events.OnValidatePrincipal = _ => Task.CompletedTask;
        });
        services.Configure<CookieAuthenticationOptions>(
            IdentityConstants.TwoFactorUserIdScheme,
            cookie =>
            {
                cookie.Cookie.Name = "commonthread-second-step";
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(15);
                cookie.SlidingExpiration = false;
                cookie.Events.OnValidatePrincipal = _ => Task.CompletedTask;
            }
        );
        services.Configure<CookieAuthenticationOptions>(
            IdentityConstants.ExternalScheme,
            cookie => cookie.Cookie.Name = "commonthread-single-sign-on"
        );
        services.AddScoped<CheckPassword>();
        services.AddScoped<SecondStep>();
        services.AddScoped<Session>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<WriteLetter>();
        services.AddSingleton<MailServer>();
        services.AddSingleton<SendOutbox>();
        services.AddHostedService(s => s.GetRequiredService<SendOutbox>());
        services.AddSingleton<AnswerForgotten>();
        services.AddHostedService(s => s.GetRequiredService<AnswerForgotten>());
        services.AddSingleton<IImport, OrganisationsImport>();
        services.AddSingleton<IImport, PostsImport>();
        services.AddSingleton<IImport, AgreementsImport>();
        services.AddSingleton<IImport, ChampionsImport>();
        services.AddSingleton<IImport, CaseSystemImport>();
        services.AddSingleton<IImport, RhythmsImport>();
        services.AddSingleton<IImport, RoundsImport>();
        services.AddSingleton<Shared.Jobs.INightlyRound, NightlyPeople>();
        services.AddSingleton<OperatorCode>();
        services.AddHostedService<PrintOperatorCode>();
        WaysIn.AddLimits(services);
        services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(pages =>
        {
            pages.Conventions.AddPageRoute("/People/Champions/Edit", "/people/organisations/{slug}/champions/add");
            pages.Conventions.AddPageRoute("/People/Agreements/Edit", "/agreements/register");
        });
        return app;
    }

    /// <summary>Endpoints that are no pages: the partnership's colours.</summary>
    public static void MapPeople(this IEndpointRouteBuilder routes) => routes.MapBrand();
}
