namespace CommonThread.People.Organisations;

/// <summary>Writes what a form says into an organisation, with the rules that need the others: names mean one body only.</summary>
internal static class WriteOrganisation
{
    public static async Task Run(
        CommonThreadDb db,
        Organisation organisation,
        EditModel.Input form,
        CancellationToken stop
    )
    {
        Rules.Check((nameof(form.Kind), form.Kind is not null, "Choose what kind of organisation it is"));
        organisation.Rename(form.Name ?? "");
        organisation.Kind = form.Kind!.Value;
        organisation.Describe(form.Description);
        organisation.AlsoKnownAs((form.Aliases ?? "").Split('\n'));
        var keys = organisation.Aliases.Select(a => a.NameKey).Append(organisation.NameKey).ToList();
        var taken = await db.Set<Organisation>()
            .Where(o =>
                o.Id != organisation.Id && (keys.Contains(o.NameKey) || o.Aliases.Any(a => keys.Contains(a.NameKey)))
            )
            .Select(o => o.Name)
            .FirstOrDefaultAsync(stop);
        Rules.Check(
            (nameof(form.Name), taken is null, $"One of these names means {taken} already"),
            (
                nameof(form.ParentId),
                !await IsBelow(db, form.ParentId, organisation.Id, stop),
                "An organisation cannot be part of itself or of its own parts"
            )
        );
        organisation.ParentId = form.ParentId;
        var slug = organisation.Slug;
        for (
            var n = 2;
            await db.Set<Organisation>().AnyAsync(o => o.Slug == organisation.Slug && o.Id != organisation.Id, stop);
            n++
        )
            organisation.MoveTo($"{slug}-{n}");
    }

    private static async Task<bool> IsBelow(CommonThreadDb db, int? candidate, int id, CancellationToken stop)
    {
        for (var steps = 0; candidate is { } at && id != 0 && steps < 50; steps++)
        {
            if (at == id)
                return true;
            candidate = await db.Set<Organisation>()
                .Where(o => o.Id == at)
                .Select(o => o.ParentId)
                .FirstOrDefaultAsync(stop);
        }
        return false;
    }
}
