using System.Reflection;
using CommonThread.Commitments;
using CommonThread.Data;
using CommonThread.People;
using CommonThread.People.Accounts;
using CommonThread.People.Grants;
using CommonThread.People.Posts;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Tests.House;

/// <summary>SECURITY: what a form does not ask for, it does not change, whatever is sent with it.</summary>
public sealed class OverPostingTests(TestSite site) : IClassFixture<TestSite>
{
    /// <summary>A form is bound to a record of its own for input, never to what is stored.</summary>
    [Fact]
    public void No_page_binds_what_is_sent_to_a_record()
    {
        using var db = site.Open();
        var stored = db.Model.GetEntityTypes().Select(t => t.ClrType).ToHashSet();
        var wrong = new List<string>();
        foreach (var page in typeof(Application).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ThreadPage))))
        {
            var all = page.GetCustomAttribute<BindPropertiesAttribute>() is not null;
            var bound = page.GetProperties()
                .Where(p => all || p.GetCustomAttribute<BindPropertyAttribute>() is not null)
                .Select(p => p.PropertyType);
            var handed = page.GetMethods()
                .Where(m => m.Name.StartsWith("OnPost", StringComparison.Ordinal))
                .SelectMany(m => m.GetParameters())
                .Select(p => p.ParameterType);
            var reached = new HashSet<Type>();
            foreach (var type in bound.Concat(handed))
                Reach(type, reached);
            wrong.AddRange(reached.Where(stored.Contains).Select(t => $"{page.FullName} binds {t.Name}"));
        }
        wrong.ShouldBeEmpty();
    }

    private static void Reach(Type type, HashSet<Type> reached)
    {
        foreach (var part in type.GetGenericArguments().Append(type.GetElementType()).OfType<Type>())
            Reach(part, reached);
        if (type.Assembly != typeof(Application).Assembly || type.IsEnum || !reached.Add(type))
            return;
        foreach (var property in type.GetProperties().Where(p => p.SetMethod is { IsPublic: true }))
            Reach(property.PropertyType, reached);
    }

    [Fact]
    public async Task A_post_s_form_changes_neither_its_number_nor_its_organisation_nor_that_it_is_abolished()
    {
        var other = await site.Organisation("Other Over Council");
        using var manager = await site.SignIn(Roles.OrganisationAdministrator, "Over Council", "Head of people");
        var id = await site.Post("Before", "Over Council");
        var page = await (await manager.Get($"people/posts/{id}/edit")).Submit(
            "form#edit",
            [
                ("Form.Title", "After"),
                .. Hidden(
                    ["", "Form.", "Post."],
                    ("Id", "1"),
                    ("OrganisationId", other.ToString(Text.Words)),
                    ("MergedIntoId", "1"),
                    ("AbolishedOn", "2026-01-01"),
                    ("Illustrative", "true")
                ),
            ]
        );
        page.Heading.ShouldBe("After");
        await using var db = site.Open();
        var post = await db.Set<Post>().SingleAsync(p => p.Id == id);
        post.Title.ShouldBe("After");
        post.OrganisationId.ShouldNotBe(other);
        (post.MergedIntoId, post.AbolishedOn, post.Illustrative).ShouldBe((null, null, false));
    }

    [Fact]
    public async Task A_commitment_s_form_changes_neither_its_marking_nor_its_owner_s_organisation_nor_its_state()
    {
        var owner = await site.Organisation("Owning Council");
        var other = await site.Organisation("Taking Council");
        var post = await site.Post("Chief Executive", "Owning Council");
        int id;
        await using (var db = site.Open())
        {
            var one = Commitment.To(CommitmentKind.Task, new RecordRef("organisation", owner), "Kept close");
            one.OwnedBy(owner, post);
            one.Plan(site.Today.AddDays(-1), site.Today.AddDays(30));
            one.Marking = Marking.Organisation;
            db.Add(one);
            await db.SaveChangesAsync();
            id = one.Id;
        }
        using var officer = await site.SignIn(Roles.ProgrammeManager, "Owning Council", "Programme manager");
        var page = await (await officer.Get($"commitments/{id}/edit")).Submit([
            ("Form.Title", "Still kept close"),
            .. Hidden(
                ["", "Form.", "Commitment."],
                ("Marking", "Public"),
                ("OwnerOrganisationId", other.ToString(Text.Words)),
                ("State", "Done"),
                ("Percent", "100"),
                ("DoneOn", "2026-03-12"),
                ("CarriedOver", "9"),
                ("SubjectId", "1"),
                ("Illustrative", "true")
            ),
        ]);
        page.Errors.ShouldBeEmpty();
        await using var after = site.Open();
        var held = await after.Set<Commitment>().SingleAsync(c => c.Id == id);
        held.Title.ShouldBe("Still kept close");
        held.Marking.ShouldBe(Marking.Organisation);
        held.OwnerOrganisationId.ShouldBe(owner);
        held.State.ShouldNotBe(CommitmentState.Done);
        held.Subject.ShouldBe(new RecordRef("organisation", owner));
    }

    [Fact]
    public async Task A_role_s_form_neither_approves_it_by_another_nor_ends_it_nor_makes_it_older()
    {
        var post = await site.Post("Given a role", "Over Council");
        using var administrator = await site.SignIn(Roles.Administrator);
        var page = await (await administrator.Get($"people/grants/add?post={post}")).Submit([
            ("Form.Role", Roles.Analyst),
            .. Hidden(
                ["", "Form.", "Grant."],
                ("Id", "1"),
                ("From", "2001-01-01"),
                ("ApprovedByPostId", post.ToString(Text.Words)),
                ("RevokedAt", "2026-01-01")
            ),
        ]);
        page.Errors.ShouldBeEmpty();
        await using var db = site.Open();
        var grant = await db.Set<Grant>().SingleAsync(g => g.PostId == post);
        grant.From.ShouldBe(site.Today);
        grant.ApprovedByPostId.ShouldNotBe(post);
        grant.RevokedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Taking_up_an_invitation_chooses_neither_the_organisation_nor_the_address()
    {
        var other = await site.Organisation("Other Over Council");
        var post = await site.Post("Invited", "Over Council");
        var token = await People.PeopleSite.Invite(site, post, "invited@example.org");
        using var visitor = site.Visit();
        var page = await (await visitor.Get($"invitation/{token}")).Submit([
            ("Form.FullName", "Illustrative Person"),
            ("Form.Password", People.PeopleSite.Password),
            .. Hidden(
                ["", "Form.", "Account.", "Invitation."],
                ("Email", "somebody.else@example.org"),
                ("OrganisationId", other.ToString(Text.Words)),
                ("PostId", "1"),
                ("Demonstration", "true"),
                ("TwoFactorEnabled", "false"),
                ("SuspendedAt", "")
            ),
        ]);
        page.Heading.ShouldBe("Set up your authenticator app", page.Text);
        await using var db = site.Open();
        var account = await db.Set<Account>().SingleAsync(a => a.Email == "invited@example.org");
        account.OrganisationId.ShouldNotBe(other);
        account.Demonstration.ShouldBeFalse();
        (await db.Set<PostHolding>().SingleAsync(h => h.AccountId == account.Id)).PostId.ShouldBe(post);
        (await db.Set<Account>().AnyAsync(a => a.Email == "somebody.else@example.org")).ShouldBeFalse();
    }

    private static IEnumerable<(string, string)> Hidden(
        string[] before,
        params (string Name, string Value)[] properties
    ) => before.SelectMany(b => properties.Select(p => (b + p.Name, p.Value)));
}
