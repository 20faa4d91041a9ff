namespace CommonThread.Shared;

/// <summary>How an import reads a table: row by row, each refusal with its line and reason.</summary>
public static class EachRow
{
    private const int ProgressEvery = 500;

    /// <summary>Reads each row; what a row breaks is reported, and the next is read.</summary>
    public static void Of(
        ImportContext context,
        IReadOnlyCollection<string> needed,
        Func<TableRow, string> what,
        Action<TableRow> read,
        CancellationToken stop
    )
    {
        if (Directory.Exists(context.Path))
            throw new ImportRefused("This is a folder; give the file in it");
        foreach (var row in TableFile.Read(context.Path, needed))
        {
            stop.ThrowIfCancellationRequested();
            context.Report.Read++;
            if (context.Report.Read % ProgressEvery == 0)
                context.Progress.Report(new("Reading rows", context.Report.Read, null));
            try
            {
                read(row);
            }
            catch (ImportRefused refused)
            {
                context.Report.Refuse(row.Line, Short(what(row)), refused.Message);
            }
            catch (RulesBroken broken)
            {
                context.Report.Refuse(row.Line, Short(what(row)), broken.Message);
            }
        }
        if (context.Report.Read == 0)
            throw new ImportRefused("The file has a heading and no rows");
    }

    private static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;
}
