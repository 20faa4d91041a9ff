using System.Globalization;
using System.Text.RegularExpressions;
using CommonThread.Commitments;
using CommonThread.Data;
using CommonThread.Partnerships;
using CommonThread.People.Grants;
using CommonThread.People.Organisations;
using CommonThread.People.Posts;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Activities;
using CommonThread.Strategy.Adoptions;
using CommonThread.Strategy.Leads;
using CommonThread.Strategy.Learning;
using CommonThread.Strategy.Plans;
using CommonThread.Strategy.Reviews;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy;

/// <summary>The demonstrations of four partnerships, whose posts are tried as the actors that the catalogue names.</summary>
public sealed partial class ActorsSite : TestSite
{
    public const string Nottinghamshire = "nottinghamshire";
    public const string Derby = "derby";
    public const string Cambridgeshire = "cambridgeshire-and-peterborough";

    private readonly Dictionary<string, Partnership> partnerships = new(StringComparer.Ordinal);

    protected override async Task Fill()
    {
        foreach (var name in new[] { Nottinghamshire, Derby, Cambridgeshire })
            partnerships[name] = await SampleFrameworks.Demonstration(this, name);
        await PlaceTheChairs();
        await WriteANeighbourhoodPlan();
    }

    public CommonThreadDb In(string partnership) => Open(partnership: partnerships[partnership]);

    /// <summary>A browser signed in as the holder of a post of the demonstration.</summary>
    public async Task<Visitor> As(string partnership, string title, string organisation)
    {
        var visitor = new Visitor(new Uri(Root, partnership + "/"));
        await visitor.SignInAs((await PostOf(partnership, title, organisation)).Id);
        return visitor;
    }

    private async Task<(int Id, int Organisation)> PostOf(string partnership, string title, string organisation)
    {
        await using var db = In(partnership);
        var post = await (
            from p in db.Set<Post>()
            join o in db.Set<Organisation>() on p.OrganisationId equals o.Id
            where p.Title == title && o.Name == organisation
            select new { p.Id, Organisation = o.Id }
        ).SingleAsync();
        return (post.Id, post.Organisation);
    }

    /// <summary>The address with the number of a record of the post's own in place of each {kind}.</summary>
    public async Task<string> PageOf(string partnership, string title, string organisation, string page)
    {
        var (post, own) = await PostOf(partnership, title, organisation);
        await using var db = In(partnership);
        var slug = page.Split('/') is [_, var named, ..] ? named : "";
        var framework = await db.Set<Framework>()
            .Where(f => f.Slug == slug)
            .Select(f => (int?)f.Id)
            .SingleOrDefaultAsync();
        foreach (var kind in Kinds().Matches(page).Select(m => m.Groups[1].Value))
        {
            var id = await Number(db, kind, post, own, framework ?? 0);
            id.ShouldNotBeNull($"{title}, {organisation} has no {kind} for {page}");
            page = page.Replace(
                $"{{{kind}}}",
                id.Value.ToString(CultureInfo.InvariantCulture),
                StringComparison.Ordinal
            );
        }
        return page;
    }

    private static Task<int?> Number(CommonThreadDb db, string kind, int post, int own, int framework)
    {
        Task<int?> First<T>(IQueryable<T> rows)
            where T : FrameworkPart =>
            rows.Where(r => r.FrameworkId == framework)
                .OrderBy(r => r.Id)
                .Select(r => (int?)r.Id)
                .FirstOrDefaultAsync();
        return kind switch
        {
            "priority" => First(db.Set<Priority>().Where(p => p.State == PriorityState.Current)),
            "led" => db.Set<PriorityRole>()
                .Where(r => r.PostId == post && r.Role != RoleOfPriority.LocalExpert && r.To == null)
                .OrderBy(r => r.Id)
                .Select(r => (int?)r.PriorityId)
                .FirstOrDefaultAsync(),
            "led-any" => db.Set<Priority>()
                .Where(p => p.State == PriorityState.Current && db.Set<PriorityRole>().Any(r => r.PriorityId == p.Id))
                .OrderBy(p => p.Id)
                .Select(p => (int?)p.Id)
                .FirstOrDefaultAsync(),
            "any-measure" => db.Set<CommonThread.Strategy.SuccessMeasures.SuccessMeasure>()
                .OrderBy(m => m.Id)
                .Select(m => (int?)m.Id)
                .FirstOrDefaultAsync(),
            "any-study" => db.Set<CaseStudy>()
                .Where(s => s.State == CaseStudyState.Published)
                .OrderBy(s => s.Id)
                .Select(s => (int?)s.Id)
                .FirstOrDefaultAsync(),
            "any-pilot" => First(db.Set<Pilot>()),
            "others-activity" => First(db.Set<Activity>().Where(a => a.OwnerPostId != post)),
            "plan" => First(db.Set<Plan>().Where(p => p.OwnerPostId == post && p.State != PlanState.Closed)),
            "group-plan" => First(db.Set<Plan>().Where(p => p.GroupId == own && p.State != PlanState.Closed)),
            "submitted-plan" => First(db.Set<Plan>().Where(p => p.State == PlanState.Submitted)),
            "told-plan" => First(
                db.Set<Plan>().Where(p => p.Kind == PlanKind.CommunicationPlan && p.State != PlanState.Closed)
            ),
            "activity" => First(db.Set<Activity>().Where(a => a.OwnerPostId == post)),
            "stream" => First(db.Set<WorkStream>().Where(w => w.OwnerPostId == post)),
            "pilot" => First(db.Set<Pilot>().Where(p => p.PostId == post)),
            "partner" => First(db.Set<FrameworkPartner>().Where(p => p.OrganisationId == own)),
            "report" => First(db.Set<LeadReport>().Where(r => r.PostId == post && r.SubmittedOn == null)),
            "review" => First(db.Set<FrameworkReview>().Where(r => r.HeldOn == null)),
            "promise" => First(db.Set<CommonThread.Strategy.Promises.Promise>()),
            "outcome" => First(db.Set<CommonThread.Strategy.Outcomes.Outcome>()),
            "objective" => First(db.Set<CommonThread.Strategy.Objectives.Objective>()),
            "measure" => First(db.Set<CommonThread.Strategy.SuccessMeasures.SuccessMeasure>()),
            "concern" => First(db.Set<Concern>().Where(c => c.AnsweredOn == null)),
            "guidance" => First(db.Set<Guidance>()),
            "lessons" => First(db.Set<LessonsReview>()),
            "action" => db.Set<Commitment>()
                .Where(c => c.OwnerPostId == post && c.Kind == CommitmentKind.PlanAction)
                .OrderBy(c => c.Id)
                .Select(c => (int?)c.Id)
                .FirstOrDefaultAsync(),
            "led-action" => db.Set<Commitment>()
                .Where(c =>
                    c.SubjectKind == Plan.RecordKind
                    && db.Set<Plan>()
                        .Any(p =>
                            p.Id == c.SubjectId
                            && db.Set<PriorityRole>()
                                .Any(r => r.PriorityId == p.PriorityId && r.PostId == post && r.To == null)
                        )
                )
                .OrderBy(c => c.Id)
                .Select(c => (int?)c.Id)
                .FirstOrDefaultAsync(),
            "any-action" => db.Set<Commitment>()
                .Where(c =>
                    c.Kind == CommitmentKind.PlanAction && c.OwnerOrganisationId != own && c.OwnerPostId != post
                )
                .OrderBy(c => c.Id)
                .Select(c => (int?)c.Id)
                .FirstOrDefaultAsync(),
            "study" => db.Set<CaseStudy>()
                .Where(s => s.State == CaseStudyState.Published && !s.TakenUp.Any(t => t.OrganisationId == own))
                .OrderBy(s => s.Id)
                .Select(s => (int?)s.Id)
                .FirstOrDefaultAsync(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind"),
        };
    }

    // The sample's own import gives each chair a role for its partnership's place; so does this.
    private async Task PlaceTheChairs()
    {
        await using var db = In(Nottinghamshire);
        foreach (var csp in await db.Set<Place>().Where(p => p.Type == PlaceType.CspArea).ToListAsync())
        {
            var name = csp.Name + " Community Safety Partnership";
            var posts = await (
                from p in db.Set<Post>()
                join o in db.Set<Organisation>() on p.OrganisationId equals o.Id
                where o.Name == name
                select p.Id
            ).ToListAsync();
            foreach (var grant in await db.Set<Grant>().Where(g => posts.Contains(g.PostId)).ToListAsync())
                grant.JoinPlace(csp.Id);
        }
        await db.SaveChangesAsync();
    }

    // A plan of twelve months for one neighbourhood, begun by the programme manager, and its manager's role for that place.
    private async Task WriteANeighbourhoodPlan()
    {
        await using var db = In(Derby);
        var place = await db.Set<Place>().SingleOrDefaultAsync(p => p.Name == "Sinfin");
        if (place is null)
            db.Add(place = Place.Called("Sinfin", PlaceType.Neighbourhood));
        var council = await db.Set<Organisation>().SingleAsync(o => o.Name == "Derby City Council");
        await db.SaveChangesAsync();
        var plan = Framework.Titled("Neighbourhood plan for Sinfin", FrameworkType.Plan, council.Id);
        plan.MoveTo("sinfin-plan");
        plan.For(place.Id);
        db.Add(plan);
        await db.SaveChangesAsync();
        db.Add(CommonThread.Strategy.Versions.FrameworkVersion.Draft(plan.Id, 1, "First"));
        foreach (var name in new[] { "Sinfin", "Normanton" })
        {
            var own = await db.Set<Place>().SingleOrDefaultAsync(p => p.Name == name);
            if (own is null)
            {
                db.Add(own = Place.Called(name, PlaceType.Neighbourhood));
                await db.SaveChangesAsync();
            }
            var manager = await db.Set<Post>().SingleAsync(p => p.Title == "Neighbourhood Manager, " + name);
            foreach (var grant in await db.Set<Grant>().Where(g => g.PostId == manager.Id).ToListAsync())
                grant.JoinPlace(own.Id);
        }
        await db.SaveChangesAsync();
    }

    [GeneratedRegex(@"\{([a-z-]+)\}")]
    private static partial Regex Kinds();
}
