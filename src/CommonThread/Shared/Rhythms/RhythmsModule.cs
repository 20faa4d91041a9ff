namespace CommonThread.Shared.Rhythms;

/// <summary>What falls due, for whom, and the reminders.</summary>
public static class RhythmsModule
{
    /// <summary>See every rhythm and mark what is due as done.</summary>
    public const string Keep = "rhythms.keep";

    public static WebApplicationBuilder AddRhythms(this WebApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.AddSingleton(
            new Module("Rhythms")
            {
                Permissions =
                [
                    new(
                        Keep,
                        "See what falls due for every post, and mark it as done",
                        "programme-manager",
                        "team-manager",
                        "administrator"
                    ),
                ],
                Navigation = [new("Due", "~/rhythms", 75, Keep)],
                Gaps =
                [
                    new(
                        "rhythm-owner",
                        "Everything that falls due belongs to a post",
                        async (db, _, stop) =>
                            [
                                .. (
                                    await db.Set<Rhythm>()
                                        .Where(r => r.OwnerPostId == null && r.EndedOn == null)
                                        .OrderBy(r => r.Title)
                                        .ToListAsync(stop)
                                ).Select(r => new Gap(
                                    r.Subject ?? new("rhythm", r.Id),
                                    $"{r.Title} belongs to no post",
                                    r.Url ?? "~/rhythms",
                                    "Open it",
                                    Keep
                                )),
                            ]
                    ),
                ],
            }
        );
        return app;
    }
}
