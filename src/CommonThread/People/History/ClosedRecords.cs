using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CommonThread.People.History;

/// <summary>
/// Which records of the history the caller may not read, by the same filter that keeps their pages from them. A record that
/// was deleted is as closed as its kind: where the kind can be closed, its words stay with nobody.
/// </summary>
internal static class ClosedRecords
{
    private static readonly ConcurrentDictionary<Type, ILookup<string, Type>> Kinds = new();

    public static async Task<IReadOnlySet<RecordRef>> Among(
        CommonThreadDb db,
        IEnumerable<RecordRef> records,
        CancellationToken stop
    )
    {
        if (db.Acting.Caller.SeesEverything)
            return new HashSet<RecordRef>();
        var kinds = Kinds.GetOrAdd(typeof(CommonThreadDb), _ => Filtered(db));
        var closed = new HashSet<RecordRef>();
        foreach (var kind in records.Distinct().GroupBy(r => r.Kind).Where(k => kinds.Contains(k.Key)))
        {
            var ids = kind.Select(r => r.Id).ToList();
            closed.UnionWith(kind);
            foreach (var type in kinds[kind.Key])
            {
                var open =
                    (Task<List<int>>)
                        typeof(ClosedRecords)
                            .GetMethod(nameof(Open), BindingFlags.NonPublic | BindingFlags.Static)!
                            .MakeGenericMethod(type)
                            .Invoke(null, [db, ids, stop])!;
                closed.ExceptWith((await open).Select(id => new RecordRef(kind.Key, id)));
            }
        }
        return closed;
    }

    private static Task<List<int>> Open<T>(CommonThreadDb db, List<int> ids, CancellationToken stop)
        where T : class =>
        db.Set<T>().Select(r => EF.Property<int>(r, "Id")).Where(id => ids.Contains(id)).ToListAsync(stop);

    // The kinds of those records that have a filter, each with the type that carries the number itself: an update of a
    // commitment is told under the commitment's name and is as closed as that one.
    private static ILookup<string, Type> Filtered(CommonThreadDb db) =>
        db
            .Model.GetEntityTypes()
            .Where(t => t.GetDeclaredQueryFilters().Count > 0 && typeof(IRecorded).IsAssignableFrom(t.ClrType))
            .SelectMany(t => KindsOf(t.ClrType).Select(kind => (kind, t.ClrType)))
            .ToLookup(t => t.kind, t => t.ClrType, StringComparer.Ordinal);

    // An empty record tells its kind; where that hangs on one of its choices, each choice is tried.
    private static IEnumerable<string> KindsOf(Type type)
    {
        const int number = 424242;
        var record = RuntimeHelpers.GetUninitializedObject(type);
        Set(record, "Id", number);
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var choice in type.GetProperties().Where(p => p.PropertyType.IsEnum && p.CanWrite).Prepend(null))
        {
            foreach (var value in choice is null ? [null] : Enum.GetValues(choice.PropertyType).Cast<object?>())
            {
                if (choice is not null)
                    Set(record, choice.Name, value);
                if (((IRecorded)record).Record is { Id: number, Kind: { } kind })
                    kinds.Add(kind);
            }
        }
        return kinds;
    }

    private static void Set(object record, string property, object? value)
    {
        var found = record.GetType().GetProperty(property)!;
        found.DeclaringType!.GetProperty(property)!.SetValue(record, value);
    }
}
