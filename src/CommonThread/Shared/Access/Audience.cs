using Microsoft.AspNetCore.Authorization;

namespace CommonThread.Shared;

/// <summary>The page or endpoint is for callers whose post holds a permission. Declares the audience; a page without one is refused to all.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(string permission)
    : AuthorizeAttribute,
        IAuthorizationRequirement,
        IAuthorizationRequirementData
{
    public string Permission { get; } = permission;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>The page is for anyone signed in to this partnership who holds a post in it today.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>Whether an account whose posts have all ended may open it too: its own page.</summary>
    public bool EvenWithoutPost { get; init; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>The page is for everyone; what it shows is filtered by the caller all the same.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicAttribute : Attribute, IAllowAnonymous;

internal sealed class NeedsHandler(Acting acting) : AuthorizationHandler<NeedsAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute requirement)
    {
        if (acting.Caller.May(requirement.Permission))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

internal sealed class SignedInHandler(Acting acting) : AuthorizationHandler<SignedInAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SignedInAttribute requirement)
    {
        if (acting.Caller.IsSignedIn || (requirement.EvenWithoutPost && acting.Caller.HasAccount))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
