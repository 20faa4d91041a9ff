namespace CommonThread.Shared;

/// <summary>
/// Runs an import in one transaction: all or nothing, unless the user asked for the good rows; a preview is rolled back.
/// The page's job and the command line both come here.
/// </summary>
public static class RunImport
{
    /// <summary>Whether the rows were kept.</summary>
    /// <exception cref="ImportRefused">The file as a whole cannot be read.</exception>
    public static async Task<bool> Now(IImport import, ImportContext context, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(import);
        ArgumentNullException.ThrowIfNull(context);
        foreach (var option in import.Options)
        {
            var value = context.Option(option.Name, option.Default);
            if (option.Required && value is null)
                throw new ImportRefused($"Say which {option.Label.ToLowerInvariant()} this file is for");
            if (value is not null && option.Choices is { } choices && !choices.Contains(value))
                throw new ImportRefused($"{option.Label} must be one of {string.Join(", ", choices)}, not “{value}”");
        }
        foreach (var name in context.Options.Keys)
        {
            if (import.Options.All(o => o.Name != name))
                throw new ImportRefused($"{import.Title} has no option called “{name}”");
        }
        var db = context.Db;
        context.Prepared = await Refusing(() => import.Prepare(context, stop));
        await using var transaction = await db.Begin(stop);
        await Refusing(async () =>
        {
            await import.Run(context, stop);
            return true;
        });
        var report = context.Report;
        var keep =
            !context.PreviewOnly
            && (report.RefusedCount == 0 || (context.GoodRowsOnly && report.Added + report.Replaced > 0));
        if (!keep)
        {
            db.ChangeTracker.Clear();
            await transaction.RollbackAsync(CancellationToken.None);
            return false;
        }
        await db.SaveChangesAsync(stop);
        await db.Record(
            "imported",
            new("import", 0),
            new
            {
                import.Key,
                context.FileName,
                report.Read,
                report.Added,
                report.Replaced,
                report.RefusedCount,
                report.Release,
            },
            stop
        );
        await transaction.CommitAsync(stop);
        return true;
    }

    private static async Task<T> Refusing<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (RulesBroken broken)
        {
            throw new ImportRefused(broken.Message, broken);
        }
    }
}
