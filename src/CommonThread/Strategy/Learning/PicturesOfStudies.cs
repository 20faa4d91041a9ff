using CommonThread.Shared.Documents;

namespace CommonThread.Strategy.Learning;

/// <summary>The pictures of a case study are shown once consent was given, or where nobody can be recognised .</summary>
internal sealed class PicturesOfStudies : IPictureConsent
{
    public string SubjectKind => StrategyKinds.CaseStudy;

    public Task<bool> MayShow(CommonThreadDb db, int subjectId, CancellationToken stop) =>
        db.Set<CaseStudy>().AnyAsync(c => c.Id == subjectId && c.ImageConsent != ImageConsent.None, stop);
}
