namespace CommonThread.People.Posts;

/// <summary>Writes what a form says into a post, with the rule that needs the others: a title means one post of its organisation.</summary>
internal static class WritePost
{
    public static async Task Run(
        CommonThreadDb db,
        Post post,
        EditModel.Input form,
        DateOnly today,
        CancellationToken stop
    )
    {
        post.Rename(form.Title ?? "");
        post.Describe(form.Department, form.Note);
        post.SitIn(form.Team, form.EstablishedOn, today);
        var established = form.Established ?? 1;
        var filled = form.Filled ?? established;
        post.Establish(established, filled, form.VacantSince ?? (filled == 0 ? post.VacantSince ?? today : null));
        post.AlsoKnownAs((form.Aliases ?? "").Split('\n'));
        var keys = post.Aliases.Select(a => a.TitleKey).Append(post.TitleKey).ToList();
        var taken = await db.Set<Post>()
            .Where(p =>
                p.OrganisationId == post.OrganisationId
                && p.Id != post.Id
                && (keys.Contains(p.TitleKey) || p.Aliases.Any(a => keys.Contains(a.TitleKey)))
            )
            .Select(p => p.Title)
            .FirstOrDefaultAsync(stop);
        Rules.Check((nameof(form.Title), taken is null, $"One of these titles means the post {taken} already"));
    }
}
