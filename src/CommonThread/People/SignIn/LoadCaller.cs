using System.Globalization;
using System.Security.Claims;
using CommonThread.Partnerships;
using CommonThread.People.Accounts;
using CommonThread.People.Agreements;
using CommonThread.People.Grants;
using CommonThread.People.Organisations;
using CommonThread.People.Posts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace CommonThread.People.SignIn;

/// <summary>
/// Turns the cookie into the caller, afresh for each request: the cookie holds only the account, its stamp and the
/// partnership, so that an ended grant, a changed password or a suspended account works at once.
/// </summary>
internal sealed class LoadCaller(RequestDelegate next)
{
    /// <summary>The claim that ties a cookie to one partnership.</summary>
    public const string PartnershipClaim = "partnership";

    public async Task Invoke(HttpContext http, CurrentPartnership current, Acting acting)
    {
        if (current.Partnership is { } partnership && http.User.Identity?.IsAuthenticated == true)
        {
            var caller = await Load(http, partnership);
            if (caller is null)
            {
                await http.SignOutAsync(IdentityConstants.ApplicationScheme);
                http.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else
            {
                acting.Caller = caller;
            }
        }
        else if (http.User.Identity?.IsAuthenticated == true)
        {
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
        }
        await next(http);
    }

    private static async Task<Caller?> Load(HttpContext http, Partnership partnership)
    {
        if (http.User.FindFirstValue(PartnershipClaim) != partnership.Slug)
            return null;
        if (
            !int.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id)
        )
            return null;
        var db = http.RequestServices.GetRequiredService<CommonThreadDb>();
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        var account = await db.Set<Account>()
            .AsNoTracking()
            .Where(a => a.Id == id)
            .Select(a => new { a.SecurityStamp, a.SuspendedAt })
            .SingleOrDefaultAsync();
        var stamp = http.User.FindFirstValue(
            http.RequestServices.GetRequiredService<Microsoft.Extensions.Options.IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType
        );
        if (account is null || account.SuspendedAt is not null || account.SecurityStamp != stamp)
            return null;
        return await CallerOf(db, http.RequestServices.GetRequiredService<Modules>(), id, clock.Today());
    }

    /// <summary>The caller behind an account, on a day.</summary>
    public static async Task<Caller> CallerOf(CommonThreadDb db, Modules modules, int accountId, DateOnly today)
    {
        var posts = await (
            from holding in db.Set<PostHolding>().AsNoTracking()
            join post in db.Set<Post>() on holding.PostId equals post.Id
            join organisation in db.Set<Organisation>() on post.OrganisationId equals organisation.Id
            where
                holding.AccountId == accountId
                && holding.From <= today
                && (holding.Until == null || holding.Until >= today)
                && (post.AbolishedOn == null || post.AbolishedOn > today)
                && (organisation.ActiveTo == null || organisation.ActiveTo >= today)
            orderby holding.Id
            select new HeldPost(post.Id, post.Title, organisation.Id, organisation.Name)
        ).ToListAsync();
        var ids = posts.ConvertAll(p => p.Id);
        var homes = posts.ConvertAll(p => p.OrganisationId);
        var grants = await db.Set<Grant>()
            .AsNoTracking()
            .Where(g =>
                ids.Contains(g.PostId)
                && g.RevokedAt == null
                && g.From <= today
                && (g.Until == null || g.Until >= today)
            )
            .ToListAsync();
        var agreements = await LiveAgreements(db, grants, today);
        var absorbed = await db.Set<Organisation>()
            .AsNoTracking()
            .Where(o => o.MergedIntoId != null && homes.Contains(o.MergedIntoId.Value))
            .ToDictionaryAsync(o => o.Id, o => o.MergedIntoId!.Value);
        return new Caller
        {
            AccountId = accountId,
            Name = posts.Count > 0 ? $"{posts[0].Title}, {posts[0].Organisation}" : "An account without a post",
            Posts = posts,
            Allowances =
            [
                .. grants.SelectMany(g =>
                {
                    var home = posts.First(p => p.Id == g.PostId).OrganisationId;
                    // This role never reaches beyond the post's own organisation (I-44), whatever the grant says.
                    var affairs = g.Role == Roles.OrganisationAdministrator ? home : g.OrganisationId;
                    // Under an agreement that does not bind the organisation today, nothing restricted is read.
                    var highest =
                        g.AgreementId is { } under
                        && !agreements.Any(a => a.Id == under && a.Binds(home, today))
                        && g.HighestMarking == Marking.Restricted
                            ? Marking.Organisation
                            : g.HighestMarking;
                    return modules
                        .PermissionsOf(g.Role)
                        .Select(p => new Allowance(p, g.Reach, highest, affairs, home, g.AgreementId));
                }),
            ],
            Absorbed = absorbed,
        };
    }

    private static async Task<List<Agreement>> LiveAgreements(CommonThreadDb db, List<Grant> grants, DateOnly today)
    {
        var ids = grants.Select(g => g.AgreementId).OfType<int>().Distinct().ToList();
        return ids.Count == 0
            ? []
            : await db.Set<Agreement>()
                .AsNoTracking()
                .Include(a => a.Parties)
                .Where(a => ids.Contains(a.Id) && a.Start <= today)
                .ToListAsync();
    }
}

/// <summary>Puts the partnership into the cookie, beside the account and its stamp.</summary>
internal sealed class AccountClaims(
    UserManager<Account> accounts,
    Microsoft.Extensions.Options.IOptions<IdentityOptions> options,
    CurrentPartnership current
) : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        foreach (var name in identity.FindAll(c => c.Type is ClaimTypes.Email or ClaimTypes.Name).ToList())
            identity.RemoveClaim(name);
        identity.AddClaim(new Claim(LoadCaller.PartnershipClaim, current.Required.Slug));
        return identity;
    }
}
