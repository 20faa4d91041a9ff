using System.Text.Json.Nodes;
using CommonThread.Strategy.Adoptions;
using CommonThread.Strategy.Versions;

namespace CommonThread.Strategy.Imports.Sections;

/// <summary>
/// Versions, oldest first, then the partners and what each has adopted of them. The text of the current version is the file
/// itself, so this section comes last.
/// </summary>
internal sealed class VersionsSection(IEnumerable<IContentPart> parts) : IFrameworkSection
{
    public int Order => 950;

    public IReadOnlyList<string> Keys => ["versions", "partners"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        var versions = new List<FrameworkVersion>();
        await file.Each("versions", async given => versions.Add(await AddVersion(file, given, stop)));
        // The status that a file gives is that of its own words; what is in force before them still is.
        if (versions.Count > 0)
            file.Framework.Stand(MoveVersion.StandingOf(versions));
        await file.Save(stop);
        await file.Each("partners", given => AddPartner(file, given, stop));
        await file.Save(stop);
    }

    private async Task<FrameworkVersion> AddVersion(FrameworkFile file, FrameworkObject given, CancellationToken stop)
    {
        given.Only(
            "number",
            "label",
            "state",
            "approved_by",
            "approved_on",
            "in_force_from",
            "in_force_to",
            "dates_in_source",
            "change_kind",
            "change_summary",
            "key_changes",
            "current",
            "content"
        );
        var state = given.NeededChoice<VersionState>("state");
        var current = given.YesNo("current") == true;
        var version = given.Mark(
            FrameworkVersion.Draft(file.Framework.Id, given.NeededWhole("number"), given.Needed("label", 120))
        );
        file.Once(StrategyKinds.Version, version.Number, given, "number");
        version.Position = version.Number;
        version.DatesInSource = given.Words("dates_in_source", 500);
        version.Explain(
            given.Choice<ChangeKind>("change_kind"),
            given.Words("change_summary", 2000),
            given.Texts("key_changes")
        );
        version.Load(
            state,
            file.Organisation(given, "approved_by"),
            given.Date("approved_on"),
            given.Date("in_force_from"),
            given.Date("in_force_to"),
            current
                ? state.IsPublished()
                    ? await FrameworkContent.Write(file.Db, file.Framework, parts, stop)
                    : null
                : Earlier(given)
        );
        if (current && state != file.Framework.Status)
        {
            throw new FieldRefused(
                given.At("state"),
                $"The current version is {FrameworkObject.FormatWord(state)} and the framework {FrameworkObject.FormatWord(file.Framework.Status)}: they must be the same"
            );
        }
        file.Add(StrategyKinds.Version, version, version.Label);
        return version;
    }

    private static string Earlier(FrameworkObject given)
    {
        var content =
            given.Object("content") ?? throw new FieldRefused(given.At("content"), "An earlier version needs its text");
        content.Only([.. FrameworkContent.Keys]);
        return FrameworkContent.Canonical((JsonObject)content.Json.DeepClone());
    }

    private static async Task AddPartner(FrameworkFile file, FrameworkObject given, CancellationToken stop)
    {
        given.Only("organisation", "aliases", "kind", "post", "joined_on", "adoptions");
        var organisation =
            file.Organisation(given, "organisation")
            ?? throw new FieldRefused(given.At("organisation"), "Say which organisation the partner is");
        file.Once(StrategyKinds.Partner, organisation, given, "organisation");
        foreach (var alias in given.Texts("aliases"))
        {
            if (file.People.Organisation(alias)?.Id != organisation)
                throw new FieldRefused(
                    given.At("aliases"),
                    $"“{alias}” is not a name of that organisation here. Add it to the organisation first"
                );
        }
        var partner = given.Mark(
            new FrameworkPartner { FrameworkId = file.Framework.Id, OrganisationId = organisation }
        );
        partner.Kind = given.NeededChoice<PartnerKind>("kind");
        partner.ContactPostId = file.Post(given, "post", "organisation");
        partner.JoinedOn = given.Date("joined_on");
        file.Add(StrategyKinds.Partner, partner);
        await file.Save(stop);
        foreach (var stand in given.List("adoptions"))
        {
            stand.Only("version", "state", "body", "meeting_date", "decision", "conditions", "carried_over");
            var version = file.Needed(StrategyKinds.Version, stand.Needed("version"), stand.At("version"));
            file.Once(StrategyKinds.Adoption, (partner.Id, version), stand, "version");
            var adoption = Adoption.Open(partner.Id, version);
            adoption.Load(
                stand.NeededChoice<AdoptionState>("state"),
                stand.Words("body", 200),
                stand.Date("meeting_date"),
                stand.Words("decision", 2000),
                stand.Words("conditions", 2000),
                stand.YesNo("carried_over")
            );
            adoption.Illustrative = stand.Illustrative;
            file.Add(StrategyKinds.Adoption, adoption);
        }
    }
}
