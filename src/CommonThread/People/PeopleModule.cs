using CommonThread.People.Accounts;
using CommonThread.People.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

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
                Navigation = [new("People", "~/people", 80, NavigationItem.SignedIn)],
            }
        );
        services
            .AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = 15;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 5;
                options.Lockout.MaxFailedAccessAttempts = 8;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = null!;
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddUserStore<AccountStore>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 220_000);
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = TimeSpan.FromMinutes(10));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
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
        return app;
    }
}

/// <summary>Keeps accounts in the partnership's own database.</summary>
internal sealed class AccountStore(CommonThreadDb db, IdentityErrorDescriber errors)
    : UserOnlyStore<
        Account,
        CommonThreadDb,
        int,
        IdentityUserClaim<int>,
        IdentityUserLogin<int>,
        IdentityUserToken<int>,
        IdentityUserPasskey<int>
    >(db, errors);
