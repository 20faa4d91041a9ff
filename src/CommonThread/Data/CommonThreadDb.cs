using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Storage;

namespace CommonThread.Data;

/// <summary>
/// One partnership's database. It knows no module: each entity brings its own mapping. It filters every query of a marked
/// record by the caller, re-checks every write of one, and writes the history in the same transaction as the change.
/// </summary>
public class CommonThreadDb(DbContextOptions<CommonThreadDb> options, Acting acting, TimeProvider clock)
    : DbContext(options)
{
    /// <summary>Name of the filter that keeps marked records from those who may not see them.</summary>
    public const string VisibleFilter = "Visible";

    /// <summary>Name of the filter that keeps what certain posts keep among themselves from all others.</summary>
    public const string AllowedFilter = "Allowed";

    public Acting Acting { get; } = acting;

    public TimeProvider Clock { get; } = clock;

    /// <summary>Whether the partnership's database is PostgreSQL (otherwise it is SQLite).</summary>
    public bool IsPostgres => Database.ProviderName?.Contains("Npgsql", StringComparison.Ordinal) == true;

    // Read by the query filters, afresh for each query.
    private bool SeesEverything => Acting.Caller.SeesEverything;
    private bool IsSignedIn => Acting.Caller.IsSignedIn;
    private IReadOnlyList<int> Organisations => Acting.Caller.OrganisationIds;
    private IReadOnlyList<int> RestrictedOrganisations => Acting.Caller.RestrictedOrganisationIds;
    private IReadOnlyList<int> Agreements => Acting.Caller.AgreementIds;
    private IEnumerable<string> Permissions => Acting.Caller.Allowances.Select(a => a.Permission);
    private DateOnly Today => Clock.Today();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CommonThreadDb).Assembly, Mapping.IsOfAPartnership);
        foreach (
            var type in modelBuilder
                .Model.GetEntityTypes()
                .Where(t => typeof(IMarked).IsAssignableFrom(t.ClrType))
                .ToList()
        )
        {
            typeof(CommonThreadDb)
                .GetMethod(nameof(KeepVisible), BindingFlags.NonPublic | BindingFlags.Instance)!
                .MakeGenericMethod(type.ClrType)
                .Invoke(this, [modelBuilder]);
        }
        foreach (var type in modelBuilder.Model.GetEntityTypes().ToList())
        {
            if (type.FindAnnotation(SeenWithWhole.Annotation)?.Value is (Type whole, string key))
                typeof(CommonThreadDb)
                    .GetMethod(nameof(KeepVisibleWith), BindingFlags.NonPublic | BindingFlags.Instance)!
                    .MakeGenericMethod(type.ClrType, whole)
                    .Invoke(this, [modelBuilder, key, type.FindAnnotation(SeenWithWhole.ByAnnotation)?.Value]);
        }
        Mapping.Conventions(modelBuilder);
    }

    // A part is seen by those who see the whole: the filter of the whole works inside this one.
    private void KeepVisibleWith<TPart, TWhole>(ModelBuilder model, string key, string? permission)
        where TPart : class
        where TWhole : class
    {
        Expression<Func<TPart, bool>> visible = p =>
            SeesEverything || Set<TWhole>().Any(w => EF.Property<int>(w, "Id") == EF.Property<int>(p, key));
        model.Entity<TPart>().HasQueryFilter(VisibleFilter, visible);
        if (permission is null)
            return;
        Expression<Func<TPart, bool>> allowed = _ => SeesEverything || Permissions.Contains(permission);
        model.Entity<TPart>().HasQueryFilter(AllowedFilter, allowed);
    }

    private void KeepVisible<T>(ModelBuilder model)
        where T : class, IMarked
    {
        // One predicate, so that what a list shows and what a command may touch cannot differ.
        Expression<Func<T, bool>> visible = r =>
            SeesEverything
            || r.Marking == Marking.Public
            || (r.Marking == Marking.Partners && IsSignedIn)
            || (
                r.Marking == Marking.Organisation
                && r.OwnerOrganisationId != null
                && Organisations.Contains(r.OwnerOrganisationId.Value)
            )
            || (
                r.Marking == Marking.Restricted
                && r.OwnerOrganisationId != null
                && RestrictedOrganisations.Contains(r.OwnerOrganisationId.Value)
            )
            || (
                r.Marking >= Marking.Organisation
                && Set<Share>()
                    .Any(s =>
                        s.SubjectKind == typeof(T).Name
                        && s.SubjectId == r.Id
                        && Organisations.Contains(s.OrganisationId)
                        && (
                            r.Marking == Marking.Organisation
                            || RestrictedOrganisations.Contains(s.OrganisationId)
                            || Agreements.Contains(s.AgreementId)
                        )
                        && s.From <= Today
                        && (s.Until == null || s.Until >= Today)
                    )
            );
        model.Entity<T>().HasQueryFilter(VisibleFilter, visible);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save with SaveChangesAsync: the history is written in the same transaction");

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        // What changed is looked for once: every look compares all that is tracked, and an import tracks thousands.
        var looks = ChangeTracker.AutoDetectChangesEnabled;
        if (looks)
            ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await SaveWithHistory(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = looks;
        }
    }

    private async Task<int> SaveWithHistory(bool acceptAllChangesOnSuccess, CancellationToken stop)
    {
        RefuseForeignWrites();
        LongestText.Check(ChangeTracker);
        var pending = HistoryWriter.Collect(ChangeTracker);
        if (pending.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, stop);
        await using var own = Database.CurrentTransaction is null ? await Begin(stop) : null;
        var deleted = pending.ToDictionary(p => p, p => ((IRecorded)p.Entry.Entity).Record);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, stop);
        await LockHistory(stop);
        await HistoryWriter.Append(
            this,
            pending.Select(p =>
                (p.Action, p.Action == "deleted" ? deleted[p] : ((IRecorded)p.Entry.Entity).Record, (object?)p.Fields)
            ),
            stop
        );
        await base.SaveChangesAsync(acceptAllChangesOnSuccess, stop);
        if (own is not null)
            await own.CommitAsync(stop);
        return saved;
    }

    /// <summary>Adds a line to the history that is not a change of a row: a reading, a refusal, an import.</summary>
    public async Task Record(string action, RecordRef subject, object? payload = null, CancellationToken stop = default)
    {
        await using var own = Database.CurrentTransaction is null ? await Begin(stop) : null;
        await LockHistory(stop);
        await HistoryWriter.Append(this, [(action, subject, payload)], stop);
        await base.SaveChangesAsync(true, stop);
        if (own is not null)
            await own.CommitAsync(stop);
    }

    /// <summary>
    /// The head of the history: it names the state of the database, because every change ends in a line of it. What was
    /// worked out under one head holds until there is another.
    /// </summary>
    public async Task<string> Head(CancellationToken stop = default) =>
        await Set<HistoryEntry>().OrderByDescending(e => e.Sequence).Select(e => e.Hash).FirstOrDefaultAsync(stop)
        ?? HistoryEntry.Genesis;

    /// <summary>
    /// Begins a writing transaction. On SQLite it takes the write lock at once, so that a reader never finds on its first
    /// write that another was quicker; on PostgreSQL the history's advisory lock orders the writers.
    /// </summary>
    public Task<IDbContextTransaction> Begin(CancellationToken stop = default) =>
        Database.BeginTransactionAsync(
            IsPostgres ? System.Data.IsolationLevel.ReadCommitted : System.Data.IsolationLevel.Serializable,
            stop
        );

    // The chain has one writer at a time: SQLite's own write lock, or an advisory lock until the transaction ends.
    private async Task LockHistory(CancellationToken stop)
    {
        if (IsPostgres)
            await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(4242)", stop);
    }

    private void RefuseForeignWrites()
    {
        if (Acting.Caller.SeesEverything)
            return;
        foreach (var entry in ChangeTracker.Entries<IMarked>())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
                continue;
            if (!MayWrite(entry.Entity.Marking, entry.Entity.OwnerOrganisationId))
                throw new NotAllowed(
                    $"{entry.Metadata.DisplayName()} {entry.Entity.Id} belongs to another organisation"
                );
            if (entry.State == EntityState.Added)
                continue;
            // The row as it was in the database counts too: nobody takes over a record by writing a new owner into it.
            var was = entry.OriginalValues;
            if (
                !MayWrite(
                    was.GetValue<Marking>(nameof(IMarked.Marking)),
                    was.GetValue<int?>(nameof(IMarked.OwnerOrganisationId))
                )
            )
                throw new NotAllowed(
                    $"{entry.Metadata.DisplayName()} {entry.Entity.Id} belongs to another organisation"
                );
        }
    }

    private bool MayWrite(Marking marking, int? owner) =>
        marking switch
        {
            Marking.Public or Marking.Partners => IsSignedIn,
            Marking.Organisation => owner is { } o && Organisations.Contains(o),
            _ => owner is { } o && RestrictedOrganisations.Contains(o),
        };
}
