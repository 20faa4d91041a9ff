namespace CommonThread.Strategy.Imports.Sections;

/// <summary>The framework's own particulars.</summary>
internal sealed class FrameworkSection : IFrameworkSection
{
    public int Order => 10;

    public IReadOnlyList<string> Keys => ["framework", "aim"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        var given =
            file.Root.Object("framework") ?? throw new FieldRefused("framework", "This is required and is missing");
        await file.Try(given, f => Add(file, f));
        await file.Save(stop);
    }

    private static Task Add(FrameworkFile file, FrameworkObject given)
    {
        given.Only(
            "slug",
            "title",
            "short_title",
            "type",
            "owner_organisation",
            "owner_post",
            "owner_post_organisation",
            "place_type",
            "place",
            "period_start",
            "period_end",
            "dates_in_source",
            "purpose",
            "statutory",
            "legal_basis",
            "status",
            "remains_live",
            "visibility",
            "review_every_months",
            "lead_report_frequency",
            "overseeing_body",
            "approving_body",
            "report_back_on",
            "required_adoptions",
            "summary",
            "how_to_take_part"
        );
        var owner =
            file.Organisation(given, "owner_organisation")
            ?? throw new FieldRefused(
                given.At("owner_organisation"),
                "Say which organisation or body owns the framework"
            );
        var framework = Framework.Titled(given.Needed("title", 250), given.NeededChoice<FrameworkType>("type"), owner);
        framework.Retitle(framework.Title, given.Words("short_title", 80), framework.Type);
        framework.MoveTo(given.Needed("slug", 80));
        framework.OwnedBy(
            owner,
            file.Post(
                given,
                "owner_post",
                given.Has("owner_post_organisation") ? "owner_post_organisation" : "owner_organisation"
            )
        );
        framework.For(file.Place(given));
        framework.Last(given.Date("period_start"), given.Date("period_end"));
        framework.DatesInSource = given.Words("dates_in_source", 500);
        framework.Purpose = given.Words("purpose");
        framework.RestsOn(given.YesNo("statutory") ?? false, given.Words("legal_basis", 500));
        framework.IsReviewedEvery(given.Whole("review_every_months"));
        framework.LeadReports = given.Words("lead_report_frequency") switch
        {
            null => null,
            "quarterly" => PeriodKind.Quarter,
            var other => throw new FieldRefused(
                given.At("lead_report_frequency"),
                $"This must be quarterly, not “{other}”"
            ),
        };
        framework.OverseeingBodyId = file.Organisation(given, "overseeing_body");
        framework.ApprovingBodyId = file.Organisation(given, "approving_body");
        framework.ReportBackOn = given.Date("report_back_on");
        framework.IsAdoptedBy(Required(given));
        framework.Summary = given.Words("summary", 2000);
        framework.HowToTakePart = given.Words("how_to_take_part", 2000);
        framework.Aim = file.Root.Words("aim");
        framework.Citation = given.Source;
        framework.Illustrative = given.Illustrative;
        framework.IllustrativeFields = given.InventedFields;
        framework.ShowTo(
            given.Words("visibility") switch
            {
                null or "public" => Marking.Public,
                "partners" => Marking.Partners,
                "restricted" => Marking.Restricted,
                var other => throw new FieldRefused(
                    given.At("visibility"),
                    $"This must be one of public, partners, restricted, not “{other}”"
                ),
            }
        );
        framework.Stand(given.NeededChoice<VersionState>("status"));
        if (given.YesNo("remains_live") == true)
            framework.LiveOn(file.Today, "Remains live past its end, as the source says");
        file.Framework = framework;
        file.Add(StrategyKinds.Framework, framework, framework.Slug);
        return Task.CompletedTask;
    }

    private static int? Required(FrameworkObject given)
    {
        const string All = "all-developing-partners";
        if (!given.Has("required_adoptions"))
            return null;
        var words = given.Json["required_adoptions"]!.GetValueKind() == System.Text.Json.JsonValueKind.String;
        if (!words)
            return given.Whole("required_adoptions");
        return given.Words("required_adoptions") == All
            ? null
            : throw new FieldRefused(given.At("required_adoptions"), $"This must be {All} or a number");
    }
}
