namespace CommonThread.People;

/// <summary>Writes down that somebody read a restricted record (I-38).</summary>
public static class RecordReading
{
    /// <summary>Call it from the page that shows the record, after the record was found. Open records are not noted.</summary>
    public static Task Of<T>(CommonThreadDb db, T record, CancellationToken stop = default)
        where T : IMarked, IRecorded
    {
        ArgumentNullException.ThrowIfNull(db);
        return record.Marking == Marking.Restricted ? db.Record("read", record.Record, null, stop) : Task.CompletedTask;
    }
}
