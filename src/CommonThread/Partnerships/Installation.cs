using System.Collections.Concurrent;

namespace CommonThread.Partnerships;

/// <summary>
/// The folder (and, on a server, the PostgreSQL database) of one installation, and the partnerships in it.
/// </summary>
public sealed class Installation
{
    private readonly ConcurrentDictionary<string, bool> ready = new(StringComparer.Ordinal);
    private readonly DbContextOptions<InstallationDb> options;
    private volatile IReadOnlyList<Partnership>? known;

    public Installation(string folder, DatabaseAddress? address = null)
    {
        Folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(Folder);
        Address = AddressFor(Folder, address);
        var builder = new DbContextOptionsBuilder<InstallationDb>();
        Address.Configure(builder);
        options = builder.Options;
    }

    public string Folder { get; }

    public DatabaseAddress Address { get; }

    /// <summary>Where an installation's own database is: as given, or the file in its folder.</summary>
    public static DatabaseAddress AddressFor(string folder, DatabaseAddress? address) =>
        address ?? new(DatabaseAddress.Sqlite, Path.Combine(Path.GetFullPath(folder), "installation.db"));

    public InstallationDb Open() => new(options);

    /// <summary>Brings the installation's own tables up to date.</summary>
    public async Task Prepare(CancellationToken stop = default)
    {
        await using var db = Open();
        await db.Database.MigrateAsync(stop);
    }

    public IReadOnlyList<Partnership> Partnerships => known ??= Read();

    /// <summary>Forgets what was read, so that a partnership made by another process is seen.</summary>
    public void Refresh() => known = null;

    public Partnership? Find(string slug)
    {
        var found = Partnerships.FirstOrDefault(p => p.Slug == slug);
        if (found is null && slug.Length <= 40)
        {
            Refresh();
            found = Partnerships.FirstOrDefault(p => p.Slug == slug);
        }
        return found;
    }

    public Partnership? FindByHost(string host) =>
        Partnerships.FirstOrDefault(p =>
            p.Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(host, StringComparer.OrdinalIgnoreCase)
        );

    /// <summary>Adds a partnership and builds its database.</summary>
    /// <exception cref="RulesBroken">The address is taken or the data are not right.</exception>
    public async Task<Partnership> Add(Partnership partnership, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        await using (var db = Open())
        {
            var taken = await db.Set<Partnership>().AnyAsync(p => p.Slug == partnership.Slug, stop);
            Rules.Check(("Slug", !taken, "There is a partnership at that address already"));
            db.Add(partnership);
            await db.SaveChangesAsync(stop);
        }
        Refresh();
        await Prepare(partnership, stop);
        return partnership;
    }

    public async Task Change(string slug, Action<Partnership> change, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        await using var db = Open();
        var partnership =
            await db.Set<Partnership>().SingleOrDefaultAsync(p => p.Slug == slug, stop)
            ?? throw Rules.Refuse("Slug", $"There is no partnership at “{slug}”");
        change(partnership);
        await db.SaveChangesAsync(stop);
        Refresh();
    }

    public string FolderOf(Partnership partnership) => Path.Combine(Folder, "partnerships", partnership.Slug);

    /// <summary>Where a partnership's uploaded files are.</summary>
    public string FilesOf(Partnership partnership) => Path.Combine(FolderOf(partnership), "files");

    public DatabaseAddress AddressOf(Partnership partnership) =>
        partnership.Engine == DatabaseAddress.Postgres
            ? new(DatabaseAddress.Postgres, partnership.Connection)
            : new(DatabaseAddress.Sqlite, Path.Combine(FolderOf(partnership), "partnership.db"));

    /// <summary>Opens a partnership's database for one who acts.</summary>
    public CommonThreadDb Open(Partnership partnership, Acting acting, TimeProvider clock)
    {
        var builder = new DbContextOptionsBuilder<CommonThreadDb>();
        AddressOf(partnership).Configure(builder);
        return new(builder.Options, acting, clock);
    }

    /// <summary>Builds or upgrades the partnership's database; done once for each run of the application.</summary>
    public async Task Prepare(Partnership partnership, CancellationToken stop = default)
    {
        if (ready.ContainsKey(partnership.Slug))
            return;
        Directory.CreateDirectory(FilesOf(partnership));
        await using var db = Open(partnership, new Acting { Caller = Caller.System }, TimeProvider.System);
        await db.Database.MigrateAsync(stop);
        ready[partnership.Slug] = true;
    }

    private List<Partnership> Read()
    {
        using var db = Open();
        return [.. db.Set<Partnership>().AsNoTracking().OrderBy(p => p.Name)];
    }
}

/// <summary>The partnership that a request or a command is for. Set once, by the address.</summary>
public sealed class CurrentPartnership
{
    public Partnership? Partnership { get; set; }

    /// <exception cref="InvalidOperationException">Nothing chose a partnership.</exception>
    public Partnership Required =>
        Partnership ?? throw new InvalidOperationException("This address belongs to no partnership");
}
