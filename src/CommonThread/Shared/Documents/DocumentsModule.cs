namespace CommonThread.Shared.Documents;

/// <summary>Papers, profiles and pictures that belong to records.</summary>
public static class DocumentsModule
{
    /// <summary>Add documents to records that one sees, and take one's own organisation's away.</summary>
    public const string Add = "documents.add";

    /// <summary>Where the file store keeps them.</summary>
    internal const string Folder = "documents";

    public static WebApplicationBuilder AddDocuments(this WebApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.AddSingleton(
            new Module("Documents")
            {
                Permissions =
                [
                    new(
                        Add,
                        "Add papers, profiles and pictures to records",
                        "strategy-officer",
                        "programme-manager",
                        "team-manager",
                        "programme-officer",
                        "priority-lead",
                        "support-officer",
                        "csp-coordinator",
                        "neighbourhood-manager",
                        "analyst",
                        "editor",
                        "communications-officer",
                        "partner-officer"
                    ),
                ],
            }
        );
        return app;
    }
}

/// <summary>The documents of one record, as a page shows them (<c>_Documents.cshtml</c>).</summary>
public sealed record DocumentList(RecordRef Subject, IReadOnlyList<Document> Entries, bool MayAdd)
{
    public static async Task<DocumentList> Of(
        CommonThreadDb db,
        RecordRef subject,
        Caller caller,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new(
            subject,
            await Document.Under(db, subject.Kind, [subject.Id], stop),
            caller.May(DocumentsModule.Add)
        );
    }
}
