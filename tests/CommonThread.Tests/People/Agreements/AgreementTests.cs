using System.Net;
using CommonThread.Data;
using CommonThread.People;
using CommonThread.People.Accounts;
using CommonThread.People.Agreements;
using CommonThread.People.Grants;
using CommonThread.People.Posts;
using CommonThread.People.SignIn;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.People.Agreements;

public sealed class AgreementTests(TestSite site) : IClassFixture<TestSite>
{
    private sealed class CaseFile(int id, int owner) : IMarked, IRecorded
    {
        public int Id => id;
        public Marking Marking => Marking.Restricted;
        public int? OwnerOrganisationId => owner;
        public RecordRef Record => new("case-file", Id);
    }

    [Fact]
    public async Task An_agreement_is_registered_signed_withdrawn_from_and_renewed()
    {
        var council = await site.Organisation("Signing Council");
        var police = await site.Organisation("Signing Police", OrganisationKind.Police);
        using var officer = await site.SignIn(Roles.InformationGovernanceOfficer);
        using var partner = await site.SignIn(Roles.PartnerOfficer, "Signing Police");
        var page = await (await officer.Get("agreements/register")).Submit(
            ("Form.Title", "Street safety"),
            ("Form.Purpose", "Fewer assaults"),
            ("Form.Parties", council.ToString(Text.Words))
        );
        page.Errors.ShouldBe(["Choose two parties or more"]);
        page = await page.Submit(
            ("Form.Title", "Street safety"),
            ("Form.Purpose", "Fewer assaults"),
            ("Form.Parties", council.ToString(Text.Words)),
            ("Form.Parties", police.ToString(Text.Words))
        );
        page.Text.ShouldContain("Awaiting signatures");
        var path = page.Address.AbsolutePath;
        // A partner signs for their own organisation and for no other.
        page = await partner.Get($"agreements/{page.Address.Segments[^1]}");
        page.Html.QuerySelector($"form#party-{council}").ShouldBeNull();
        page = await page.Submit($"form#party-{police}");
        page.Text.ShouldContain("by Partner officer, Signing Police");
        page = await (await officer.Get("agreements")).Follow("Street safety");
        page = await page.Submit($"form#party-{council}");
        page.Text.ShouldContain("In force");
        page = await partner.Get($"agreements/{page.Address.Segments[^1]}");
        (await page.Submit($"form#party-{police}")).Errors.ShouldBe(["Say why the organisation withdraws"]);
        page = await page.Submit($"form#party-{police}", ("Reason", "No longer needed"));
        page.Text.ShouldContain("Withdrawn 12 March 2026");
        page = await (await officer.Get("agreements")).Follow("Street safety");
        page = await page.Submit("form#renew", ("Form.Review.Year", "2028"));
        page.Text.ShouldContain("12 March 2028");
        path.ShouldContain("agreements");
    }

    [Fact]
    public async Task A_restricted_record_is_shared_only_between_live_parties_with_a_purpose()
    {
        var owner = await site.Organisation("Owner Council");
        var partner = await site.Organisation("Partner Police");
        var stranger = await site.Organisation("Stranger Trust");
        await using var db = site.Open();
        var agreement = new Agreement
        {
            Title = "Case sharing",
            Purpose = "Cases",
            Start = site.Today.AddDays(-10),
            Review = site.Today.AddYears(1),
        };
        agreement.Add(owner, site.Today.AddDays(-5));
        agreement.Add(partner, site.Today.AddDays(-5));
        db.Add(agreement);
        await db.SaveChangesAsync();
        var file = new CaseFile(7, owner);
        async Task<string> Refusal(int to, int? under, string? why) =>
            (
                await Should.ThrowAsync<RulesBroken>(() => ShareRecord.With(db, file, to, under, why, site.Today))
            ).Message;
        (await Refusal(partner, null, "x")).ShouldBe("Choose the agreement that allows the sharing");
        (await Refusal(partner, agreement.Id, " ")).ShouldBe("Say for what purpose it is shared, up to 500 characters");
        (await Refusal(stranger, agreement.Id, "Help")).ShouldBe(
            "Both organisations must be live parties to the agreement today"
        );
        await ShareRecord.With(db, file, partner, agreement.Id, "A joint response", site.Today);
        await db.SaveChangesAsync();
        var entry = await db.Set<HistoryEntry>().OrderByDescending(e => e.Sequence).FirstAsync();
        (entry.SubjectKind, entry.AgreementId, entry.Purpose).ShouldBe(("share", agreement.Id, "A joint response"));
        // Neither side goes on alone, and nothing outlasts the agreement.
        agreement.End = site.Today.AddDays(30);
        (
            await ShareRecord.With(db, file, partner, agreement.Id, "Longer", site.Today, site.Today.AddYears(1))
        ).Until.ShouldBe(agreement.End);
        await db.SaveChangesAsync();
        agreement.Withdraw(owner, site.Today);
        await EndShares.Run(db, agreement, site.Today, default);
        await db.SaveChangesAsync();
        (await db.Set<Share>().Where(s => s.AgreementId == agreement.Id).ToListAsync()).ShouldAllBe(s =>
            s.Until == site.Today.AddDays(-1)
        );
        agreement.Withdraw(partner, site.Today);
        (await Refusal(partner, agreement.Id, "More")).ShouldContain("live parties");
        await RecordReading.Of(db, file);
        (await db.Set<HistoryEntry>().OrderByDescending(e => e.Sequence).FirstAsync()).Action.ShouldBe("read");
    }

    [Fact]
    [Trait("Requirement", "I-17")]
    public async Task What_is_restricted_and_shared_is_read_for_its_agreement_s_purpose_alone()
    {
        var (owner, partner) = (await site.Organisation("Sharing Council"), await site.Organisation("Reading Police"));
        int agreement,
            other;
        await using (var db = site.Open())
        {
            var both = new[] { "Assaults", "Burglary" }
                .Select(t =>
                {
                    var one = new Agreement
                    {
                        Title = t,
                        Purpose = $"Fewer cases of {t}",
                        Start = site.Today.AddDays(-10),
                        Review = site.Today.AddYears(1),
                    };
                    one.Add(owner, site.Today.AddDays(-5));
                    one.Add(partner, site.Today.AddDays(-5));
                    return one;
                })
                .ToList();
            var place = Place.Called("Sharing ward", PlaceType.Ward, "E05999991");
            db.AddRange(both);
            db.Add(place);
            await db.SaveChangesAsync();
            (agreement, other) = (both[0].Id, both[1].Id);
            var shared = PlaceNote.On(place.Id, "shared", Marking.Restricted, owner, site.Today);
            var kept = PlaceNote.On(place.Id, "kept", Marking.Restricted, owner, site.Today);
            var own = PlaceNote.On(place.Id, "own", Marking.Restricted, partner, site.Today);
            db.AddRange(shared, kept, own);
            await db.SaveChangesAsync();
            await ShareRecord.With(db, shared, partner, agreement, "A joint response", site.Today);
            await db.SaveChangesAsync();
        }
        (await Reads("Constable", null, Marking.Organisation)).ShouldBe("");
        (await Reads("Inspector", null, Marking.Restricted)).ShouldBe("own shared");
        (await Reads("Assaults analyst", agreement, Marking.Restricted)).ShouldBe("shared");
        (await Reads("Burglary analyst", other, Marking.Restricted)).ShouldBe("");
        await using (var db = site.Open())
        {
            (await db.Set<Agreement>().Include(a => a.Parties).SingleAsync(a => a.Id == agreement)).Withdraw(
                partner,
                site.Today
            );
            await db.SaveChangesAsync();
        }
        (await Reads("Assaults analyst", agreement, Marking.Restricted)).ShouldBe("");

        async Task<string> Reads(string title, int? under, Marking highest)
        {
            var post = await site.Post(title, "Reading Police");
            await using var db = site.Open();
            if (!await db.Set<Grant>().AnyAsync(g => g.PostId == post))
                db.Add(Grant.Of(Roles.Analyst, post, site.Today, highest: highest, agreementId: under));
            var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.UserName == title);
            if (account is null)
            {
                account = new Account
                {
                    UserName = title,
                    Email = title,
                    OrganisationId = partner,
                    CreatedAt = site.Clock.GetUtcNow().UtcDateTime,
                };
                db.Add(account);
                await db.SaveChangesAsync();
                db.Add(
                    new PostHolding
                    {
                        PostId = post,
                        AccountId = account.Id,
                        From = site.Today,
                    }
                );
            }
            await db.SaveChangesAsync();
            var modules = site.Services.GetRequiredService<Modules>();
            await using var theirs = site.Open(await LoadCaller.CallerOf(db, modules, account.Id, site.Today));
            var notes = await theirs.Set<PlaceNote>().Select(n => n.Words).ToListAsync();
            return string.Join(' ', notes.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task An_agreement_overdue_for_review_is_listed_and_is_a_gap()
    {
        await using var db = site.Open();
        var agreement = new Agreement
        {
            Title = "Old agreement",
            Purpose = "Old",
            Start = site.Today.AddYears(-2),
            Review = site.Today.AddDays(-1),
        };
        agreement.Add(await site.Organisation("One Council"), site.Today.AddYears(-2));
        agreement.Add(await site.Organisation("Two Council"), site.Today.AddYears(-2));
        db.Add(agreement);
        await db.SaveChangesAsync();
        using var officer = await site.SignIn(Roles.InformationGovernanceOfficer);
        (await officer.Get("agreements")).Text.ShouldContain("Review overdue");
        var rule = ((Modules)site.Services.GetService(typeof(Modules))!).Gaps.Single(g =>
            g.Key == "people.agreement-reviews"
        );
        (await rule.FindAll(db, site.Today, default)).ShouldContain(g => g.CloseUrl == $"~/agreements/{agreement.Id}");
    }
}
