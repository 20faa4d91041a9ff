namespace CommonThread.Shared.Rhythms;

/// <summary>What falls due, for whom, and the reminders.</summary>
public static class RhythmsModule
{
    /// <summary>See every rhythm and mark what is due as done.</summary>
    public const string Keep = "rhythms.keep";

    /// <summary>Add, change and stop rhythms by hand.</summary>
    public const string Set = "rhythms.set";

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
                    new(
                        Set,
                        "Add, change and stop by hand what falls due again and again",
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
                                    string.Create(
                                        System.Globalization.CultureInfo.InvariantCulture,
                                        $"~/rhythms/{r.Id}"
                                    ),
                                    "Say whose it is",
                                    Set
                                )),
                            ]
                    ),
                ],
            }
        );
        return app;
    }
}
