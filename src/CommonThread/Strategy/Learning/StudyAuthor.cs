namespace CommonThread.Strategy.Learning;

/// <summary>Whose case study it is: its author's organisation changes and takes out a draft, an editor any .</summary>
internal static class StudyAuthor
{
    public static async Task<bool> MayWrite(
        CommonThreadDb db,
        CaseStudy study,
        Caller caller,
        CancellationToken stop
    ) =>
        caller.May(PlanPermissions.ApproveLearning)
        || (
            study.State == CaseStudyState.Draft
            && caller.May(PlanPermissions.SubmitLearning)
            && await IsBy(db, study, caller, stop)
        );

    private static async Task<bool> IsBy(CommonThreadDb db, CaseStudy study, Caller caller, CancellationToken stop)
    {
        var record = study.Record;
        // Who wrote it stands in the history; one that a file brought has no author here.
        var organisation = await db.Set<HistoryEntry>()
            .Where(h => h.SubjectKind == record.Kind && h.SubjectId == record.Id && h.OrganisationId != null)
            .OrderBy(h => h.Sequence)
            .Select(h => h.OrganisationId)
            .FirstOrDefaultAsync(stop);
        return organisation is { } author && caller.OrganisationIds.Contains(author);
    }
}
