using CommonThread.People;
using CommonThread.Places;

namespace CommonThread.Strategy.Imports;

/// <summary>
/// One part of a framework file. Each is a class of its own, registered with
/// <c>services.AddSingleton&lt;IFrameworkSection, ThemesSection&gt;()</c>; they run in order, and those after find by name what those before added.
/// </summary>
public interface IFrameworkSection
{
    /// <summary>10 to 99 what the framework says; 100 to 499 how it is delivered; 900 links and versions, which need all the rest.</summary>
    int Order { get; }

    /// <summary>The keys of the file that it reads.</summary>
    IReadOnlyList<string> Keys { get; }

    Task Read(FrameworkFile file, CancellationToken stop);
}

/// <summary>What the sections of one framework file work with: the file, what was added so far by name, and who is here.</summary>
public sealed class FrameworkFile
{
    private readonly Dictionary<(string Kind, string Name), int> names = [];
    private readonly List<(string Kind, IRecorded Record, string[] Names)> waiting = [];
    private readonly HashSet<(string Kind, object Key)> once = [];
    private readonly HashSet<(RecordRef Lower, RecordRef Upper, string Relation)> joined = [];
    private ILookup<string, (int Id, string? Code, string Name)>? places;

    public required CommonThreadDb Db { get; init; }

    public required ImportReport Report { get; init; }

    public required FrameworkObject Root { get; init; }

    public required DateOnly Today { get; init; }

    public required PostDirectory People { get; init; }

    /// <summary>Keys of the file that no section reads; what only they would hold cannot be found.</summary>
    public IReadOnlySet<string> LeftOut { get; init; } = new HashSet<string>();

    /// <summary>The framework the file is; set by its first section.</summary>
    public Framework Framework { get; set; } = null!;

    /// <summary>Reads each object of a list of the file; what cannot be read is refused with its path, and the rest goes on.</summary>
    public Task Each(string key, Func<FrameworkObject, Task> read) =>
        Reading(async () =>
        {
            foreach (var item in Root.List(key))
                await Try(item, read);
        });

    /// <summary>Reads a part of the file; where its very shape is wrong, it is refused with the path to the fault.</summary>
    public async Task Reading(Func<Task> part)
    {
        ArgumentNullException.ThrowIfNull(part);
        try
        {
            await part();
        }
        catch (FieldRefused refused)
        {
            Report.Refuse(null, refused.Path, refused.Message);
        }
    }

    public Task Each(string key, Action<FrameworkObject> read) =>
        Each(
            key,
            item =>
            {
                read(item);
                return Task.CompletedTask;
            }
        );

    /// <summary>Reads one object; what cannot be read is refused with its path.</summary>
    public async Task Try(FrameworkObject item, Func<FrameworkObject, Task> read)
    {
        Report.Read++;
        try
        {
            await read(item);
        }
        catch (FieldRefused refused)
        {
            Report.Refuse(null, refused.Path, refused.Message);
        }
        catch (RulesBroken broken)
        {
            foreach (var rule in broken.Broken)
                Report.Refuse(null, item.Path, rule.Sentence);
        }
    }

    /// <summary>Adds a record, to be found by these names once it is saved.</summary>
    public void Add(string kind, IRecorded record, params string?[] called)
    {
        Db.Add(record);
        Report.Added++;
        waiting.Add((kind, record, [.. called.OfType<string>()]));
    }

    /// <summary>Refuses what can stand only once in a file, where it stands again.</summary>
    /// <exception cref="FieldRefused">It stood before.</exception>
    public void Once(string kind, object key, FrameworkObject given, string field)
    {
        if (!once.Add((kind, key)))
            throw new FieldRefused(given.At(field), "This stands twice in the file, and can only stand once");
    }

    /// <summary>Links two records. The same link again is one link: a file may say twice what serves what.</summary>
    /// <returns>Whether it was not there before.</returns>
    public bool Join(RecordRef lower, RecordRef upper, string relation, string? note = null)
    {
        if (!joined.Add((lower, upper, relation)))
            return false;
        Db.Add(Link.Between(lower, upper, relation, note));
        return true;
    }

    /// <summary>Saves what was added, so that it has numbers and is found by name. Each section ends with it.</summary>
    public async Task Save(CancellationToken stop)
    {
        await Db.SaveChangesAsync(stop);
        foreach (var (kind, record, called) in waiting)
        {
            foreach (var name in called)
                names.TryAdd((kind, Key(name)), record.Record.Id);
        }
        waiting.Clear();
    }

    /// <summary>The number of a record of this file by its kind and name; null when the file has none so called.</summary>
    public int? Find(string kind, string? name) =>
        name is not null && names.TryGetValue((kind, Key(name)), out var id) ? id : null;

    /// <summary>The number of the record that a field names; null when the field is absent.</summary>
    /// <exception cref="FieldRefused">The file has no such record.</exception>
    public int? Named(string kind, FrameworkObject item, string key) =>
        item.Words(key) is { } name ? Needed(kind, name, item.At(key)) : null;

    /// <summary>The number of a record of this file that must be there.</summary>
    public int Needed(string kind, string name, string path) =>
        Find(kind, name) ?? throw new FieldRefused(path, $"This file has no {kind.Replace('-', ' ')} called “{name}”");

    /// <summary>The organisation that a field names.</summary>
    public int? Organisation(FrameworkObject item, string key)
    {
        if (item.Words(key) is not { } name)
            return null;
        return People.Organisation(name)?.Id
            ?? throw new FieldRefused(item.At(key), $"There is no organisation called “{name}”. Load or add it first");
    }

    /// <summary>The post that two fields name: its title, and its organisation.</summary>
    public int? Post(FrameworkObject item, string post = "post", string organisation = "organisation")
    {
        if (item.Words(post) is not { } title)
            return null;
        var within =
            item.Words(organisation)
            ?? throw new FieldRefused(item.At(organisation), $"Say which organisation the post “{title}” is in");
        var known =
            People.Organisation(within)
            ?? throw new FieldRefused(
                item.At(organisation),
                $"There is no organisation called “{within}”. Load or add it first"
            );
        return People.Post(title, known.Id)?.Id
            ?? throw new FieldRefused(
                item.At(post),
                $"{known.Name} has no post called “{title}”. Load or add it first"
            );
    }

    /// <summary>The place that two fields name: its type, and its code or name.</summary>
    public int? Place(FrameworkObject item, string type = "place_type", string place = "place")
    {
        if (item.Words(place) is not { } called)
            return null;
        var kind = item.Needed(type);
        places ??= Db.Set<Place>()
            .AsNoTracking()
            .Where(p => p.Type != PlaceType.Lsoa2011 && p.Type != PlaceType.Lsoa2021)
            .Select(p => new
            {
                p.Id,
                p.Type,
                p.Code,
                p.NameKey,
                Aliases = p.Aliases.Select(a => a.NameKey).ToList(),
            })
            .AsEnumerable()
            .SelectMany(p => p.Aliases.Prepend(p.NameKey).Select(n => (p.Type, Row: (p.Id, p.Code, n))))
            .ToLookup(p => p.Type, p => p.Row);
        var key = CommonThread.Places.Place.Key(called);
        var found = places[kind]
            .Where(p => string.Equals(p.Code, called, StringComparison.OrdinalIgnoreCase) || p.Name == key)
            .Select(p => p.Id)
            .Distinct()
            .ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new FieldRefused(
                item.At(place),
                $"There is no {kind.Replace('-', ' ')} called “{called}”. Load or add the place first"
            ),
            _ => throw new FieldRefused(
                item.At(place),
                $"There are {found.Count} places of the kind {kind.Replace('-', ' ')} called “{called}”. Give its code"
            ),
        };
    }

    private static string Key(string name) => Priority.Key(name);
}
