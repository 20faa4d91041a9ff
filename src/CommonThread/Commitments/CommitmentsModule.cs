using CommonThread.Shared.Front;
using CommonThread.Shared.Work;

namespace CommonThread.Commitments;

/// <summary>What was promised, by whom, by when, and what shows it: one shape for every action, duty and condition.</summary>
public static class CommitmentsModule
{
    public static WebApplicationBuilder AddCommitments(this WebApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.AddSingleton(
            new Module("Commitments")
            {
                Navigation = [new("Actions", "~/commitments", 45)],
                Permissions = CommitmentPermissions.All,
                Kinds = [new CommitmentRecords()],
                Gaps = CommitmentGaps.All,
            }
        );
        app.Services.AddScoped<Places.IPlaceBlock, ActionsHere>();
        app.Services.AddScoped<IMyWork, MyCommitments>();
        app.Services.AddScoped<ActionWriters>();
        app.Services.AddSingleton<People.IPostBlock, OwnedCommitments>();
        app.Services.AddScoped<IFrontSentence, DoneLately>();
        app.Services.AddScoped<IFrontList, FinishedLately>();
        return app;
    }
}
