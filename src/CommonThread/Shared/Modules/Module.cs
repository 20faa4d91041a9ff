namespace CommonThread.Shared;

/// <summary>A permission: its name in code, and what it lets a post do, in words that an administrator reads.</summary>
/// <param name="Roles">The roles that carry it.</param>
public sealed record Permission(string Name, string Sentence, params string[] Roles);

/// <summary>A link of the service navigation. Shown when the caller may follow it.</summary>
/// <param name="Url">Address within the partnership, beginning with <c>~/</c>.</param>
/// <param name="Permission">Null for everyone; <see cref="SignedIn"/> for anyone signed in.</param>
public sealed record NavigationItem(string Text, string Url, int Order, string? Permission = null)
{
    public const string SignedIn = "*";

    public bool IsFor(Caller caller) =>
        Permission is null || (Permission == SignedIn ? caller.IsSignedIn : caller.May(Permission));
}

/// <summary>
/// A module's front door, in one value: what it is called, what it adds to the navigation, who may do what,
/// which records the thread can follow, and which absences it reports.
/// </summary>
public sealed record Module(string Name)
{
    public IReadOnlyList<NavigationItem> Navigation { get; init; } = [];

    public IReadOnlyList<Permission> Permissions { get; init; } = [];

    public IReadOnlyList<IRecordKind> Kinds { get; init; } = [];

    public IReadOnlyList<GapRule> Gaps { get; init; } = [];
}

/// <summary>All modules, as the running application knows them.</summary>
public sealed class Modules(IEnumerable<Module> modules)
{
    public IReadOnlyList<Module> All { get; } = [.. modules];

    public IReadOnlyList<Permission> Permissions => field ??= [.. All.SelectMany(m => m.Permissions)];

    public IReadOnlyDictionary<string, IRecordKind> Kinds =>
        field ??= All.SelectMany(m => m.Kinds).ToDictionary(k => k.Kind, StringComparer.Ordinal);

    public IReadOnlyList<GapRule> Gaps => field ??= [.. All.SelectMany(m => m.Gaps)];

    public IEnumerable<NavigationItem> NavigationFor(Caller caller) =>
        All.SelectMany(m => m.Navigation).Where(n => n.IsFor(caller)).OrderBy(n => n.Order);

    /// <summary>The permissions that a role carries.</summary>
    public IEnumerable<string> PermissionsOf(string role) =>
        Permissions.Where(p => p.Roles.Contains(role)).Select(p => p.Name);
}
