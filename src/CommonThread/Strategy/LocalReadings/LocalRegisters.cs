using CommonThread.Strategy.Registers;

namespace CommonThread.Strategy.LocalReadings;

internal sealed class LocalReadingsRegister : Register<LocalReading>
{
    public override string Key => "local-readings";
    public override string Title => "Local readings";
    public override string One => "a local reading";
    public override bool IsPublic => true;
    public override string Permission => PlanPermissions.LocalReadings;
    public override string Explanation =>
        "What each Community Safety Partnership makes of the county’s priorities, and the priorities of its own.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Lines(x => x.Wording!, "What does it mean here?"),
            OneOf(x => x.PlaceId!, "Community Safety Partnership", s => s.CspsToChoose),
            OfPriority(x => x.PriorityId!, "County priority"),
            Line(x => x.LocalPriority!, "Or a local priority of your own"),
            Yes(x => x.Applicable, "It applies here"),
            Lines(x => x.Reason!, "If not, why not?"),
            OfPost(x => x.PostId!, "Local lead"),
            Lines(x => x.Actions!, "Local actions", "One a line"),
            Lines(x => x.Evidence!, "Evidence", "From the severity profile or elsewhere"),
            Day(x => x.RecordedOn!, "Recorded on"),
        ];

    protected override string TitleOf(RegisterScope scope, LocalReading entry) =>
        $"{Chosen(scope.Csps, entry.PlaceId)}: {(entry.LocalPriority is { } own && entry.IsLocal ? own : Priority(scope, entry.PriorityId))}".Trim(
            ' ',
            ':'
        );

    protected override LocalReading New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(LocalReading entry, DateOnly today) => entry.Check();

    public override bool MayAdd(RegisterScope scope) =>
        Leads.ReceiveModel.SpeaksSomewhere(scope.Db.Acting.Caller)
        && (scope.OwnCsps.Count > 0 || scope.Csps.Count == 0);

    // Each partnership says for itself what a priority means there.
    protected override bool IsOwn(RegisterScope scope, LocalReading entry) =>
        entry.PlaceId is null
            ? scope.OwnCsps.Count > 0
            : scope.OwnCsps.Any(c => c.Value == entry.PlaceId.Value.ToString(Text.Words));

    protected override IEnumerable<(string, string)> Told(RegisterScope scope, LocalReading entry) =>
        entry.IsLocal ? [("Drawn from", "Local: not of the county’s list")] : [];
}

internal sealed class ClaimsRegister : Register<Claim>
{
    public override string Key => "claims";
    public override string Title => "Did it work? What is claimed, and why";
    public override string One => "a claim";
    public override string Permission => PlanPermissions.Lead;
    public override string Explanation =>
        "Which results each priority’s own actions are said to have changed, with the figures before and after and how sure it is.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Lines(x => x.Words, "What changed, and because of what?"),
            OfOwnPriority(x => x.PriorityId!),
            OneOf(x => x.CommitmentId!, "Action", s => s.Actions),
            OneOf(x => x.SuccessMeasureId!, "Measure", s => s.Measures),
            Line(x => x.PeriodBefore!, "Period before", "Such as Quarter 1 2025-26"),
            Line(x => x.PeriodAfter!, "Period after"),
            Lines(x => x.Evidence!, "What speaks for it?"),
            Kind(x => x.Confidence, "How sure is it?"),
        ];

    protected override string TitleOf(RegisterScope scope, Claim entry) => Brief(entry.Words);

    protected override Claim New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(Claim entry, DateOnly today) => entry.Check();
}
