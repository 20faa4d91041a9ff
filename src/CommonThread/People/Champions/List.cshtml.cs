namespace CommonThread.People.Champions;

/// <summary>Every subject that an organisation named somebody for (B-16).</summary>
[Public]
public sealed class ListModel : ThreadPage
{
    public sealed record Row(string Subject, string Url, int Organisations, bool Illustrative);

    public IReadOnlyList<Row> Subjects { get; private set; } = [];

    public async Task OnGet() =>
        Subjects = [
            .. (await Db.Set<Champion>().AsNoTracking().OrderBy(c => c.Id).ToListAsync(Stop))
                .GroupBy(c => c.SubjectKey, StringComparer.Ordinal)
                .Select(s => new Row(s.First().Subject, s.First().Url, s.Count(), s.All(c => c.Illustrative)))
                .OrderBy(r => r.Subject, StringComparer.OrdinalIgnoreCase),
        ];
}
