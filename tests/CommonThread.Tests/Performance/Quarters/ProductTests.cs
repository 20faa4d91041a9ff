using CommonThread.People;
using CommonThread.Performance;
using CommonThread.Performance.Products;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Performance.Quarters;

/// <summary>J08, the second half: what is raised is decided and goes back; the product assembles itself and is frozen.</summary>
public sealed class ProductTests(QuarterSite site) : IClassFixture<QuarterSite>
{
    private static async Task<Page> Choose(
        Page page,
        string form,
        string name,
        string value,
        params (string, string)[] more
    ) => await page.Submit(form, [(name, value), .. more]);

    [Fact]
    [Trait("Requirement", "D-23")]
    [Trait("Requirement", "D-25")]
    [Trait("Requirement", "D-26")]
    [Trait("Requirement", "D-27")]
    [Trait("Requirement", "B-62")]
    [Trait("Journey", "J08")]
    [Trait("Speed", "slow")]
    public async Task From_what_a_partnership_raises_to_the_boards_decision_and_back_with_the_product_in_between()
    {
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        using var board = await site.SignIn(Roles.BoardMember, "Performance Group", "Chair");
        using var member = await site.SignIn(Roles.BoardMember, "Safer Testshire Board");
        using var analyst = await site.SignIn(Roles.Analyst);
        using var north = await site.As(site.NorthCoordinator);
        var quarter = await (await manager.Get("performance/quarters/open")).Submit(
            ("Form.FrameworkId", site.FrameworkId.ToString(Text.Words)),
            ("Form.Quarter", "2025-26-Q3")
        );

        // The partnership hands in its narrative and raises one thing.
        var narrative = await (await north.Get(quarter.Address.ToString())).Follow("North Testshire CSP");
        var form = await narrative.Follow("Write it");
        narrative = await form.Submit(("Form.Summary", "Knives at the bus station"), ("then", "submit"));
        var raise = await narrative.Follow("Raise something that needs the whole county");
        (await raise.Submit()).Errors.ShouldBe([
            "Say what is raised, up to 300 characters",
            "Say why it needs to be considered countywide, up to 2,000 characters",
            "Choose what is asked of the Board",
        ]);
        var item = await raise.Submit(
            ("Form.Item", "Young people carry knives across the border"),
            ("Form.Reason", "They live in four districts"),
            ("Form.Ask", "Resource"),
            ("Form.PriorityId", site.PriorityId.ToString(Text.Words))
        );
        item.Text.ShouldContain("Raised");
        item.Text.ShouldNotContain("Close it");
        // Sent twice, as a slow line does, it is raised once.
        (
            await raise.Submit(
                ("Form.Item", "Young people carry knives across the border"),
                ("Form.Reason", "They live in four districts"),
                ("Form.Ask", "Resource")
            )
        ).Errors.ShouldBe(["This is raised already, today and in the same words"]);

        // Its history is told to those bodies, and its words to nobody else who reads histories.
        var history = "history/escalation-" + item.Address.Segments[^1];
        (await analyst.Get(history)).Text.ShouldContain("Young people carry knives across the border");
        using (var administrator = await site.SignIn(Roles.Administrator))
        {
            (await administrator.Try(history)).Text.ShouldNotContain("knives");
            (await administrator.Get("history")).Text.ShouldNotContain("knives");
        }

        // The Performance Group looks, and says something.
        var seen = await (await board.Get("my-work")).Follow("Say what becomes of: Young people carry knives");
        (await Choose(seen, "main form", "to", "Escalated", ("Form.GroupView", ""))).Errors.ShouldBe([
            "Say what the Performance Group makes of it, up to 2,000 characters",
        ]);
        seen = await Choose(seen, "main form", "to", "Escalated", ("Form.GroupView", "Beyond one partnership"));
        seen.Text.ShouldContain("With the Board");

        // The product assembles itself: figures up to the quarter's end, what is missing by name, no box for a figure.
        var product = await (await analyst.Get(quarter.Address.ToString())).Follow(
            "Performance, Risk and Harm Management Product"
        );
        product.Text.ShouldContain("190 offences, December 2025");
        product.Text.ShouldNotContain("55 offences");
        product.Text.ShouldContain("Misses its target of 100 offences by 90");
        product.Text.ShouldContain("Knives at the bus station");
        product.Text.ShouldContain(
            "No narrative from South Testshire CSP, which the Co-ordinator, South Testshire Partnership owes."
        );
        product.Text.ShouldContain("No report on Antisocial behaviour");
        product.Text.ShouldContain("Young people carry knives across the border, North Testshire CSP With the Board");
        product.Text.ShouldContain("Release 1");
        product = await Choose(product, "#move", "to", "AnalystReview");
        (await Choose(product, "#move", "to", "PerformanceGroup")).Errors.ShouldContain(
            "Comment first on each measure that is off track: Knife crime"
        );
        var write = await product.Follow("Write it");
        write.Body.ShouldNotContain("name=\"Form.Value");
        var measure = write.Html.QuerySelector("#words textarea[name^='Form.Comments']")!.GetAttribute("name")!;
        product = await write.Submit(
            "#words",
            ("Form.Summary", "One thing went wrong"),
            (measure, "Two gangs fell out")
        );
        write = await product.Follow("Write it");
        (await write.Submit("#recommend")).Errors.ShouldBe([
            "Write what is recommended, up to 1,000 characters",
            "Write why, up to 2,000 characters",
        ]);
        write = await write.Submit(
            "#recommend",
            ("Form.Words", "Fund two detached youth workers"),
            ("Form.Because", "Knife crime is off track"),
            ("Form.PriorityId", site.PriorityId.ToString(Text.Words))
        );
        product = await Choose(await analyst.Get(product.Address.AbsoluteUri), "#move", "to", "PerformanceGroup");
        product.Text.ShouldContain("With the Performance Group");
        product.Html.QuerySelector("#approve").ShouldBeNull();

        // A member of the Board and the programme manager are told who approves it, and do not.
        var refused =
            "The chair of the Performance Group approves it. The framework names no overseeing body with a post called Chair yet: a strategy officer names the body, and an administrator its chair.";
        (await board.Get(product.Address.AbsoluteUri)).Text.ShouldContain(refused);
        await site.Oversee("Performance Group");
        foreach (var other in new[] { member, manager })
        {
            var seenByOther = await other.Get(product.Address.AbsoluteUri);
            seenByOther.Html.QuerySelector("#approve").ShouldBeNull();
            seenByOther.Text.ShouldContain("The Chair, Performance Group approves it.");
            (await other.Get("my-work")).Text.ShouldNotContain("Approve the product of");
            (await seenByOther.SubmitTo(product.Address.AbsolutePath + "?handler=Approve")).Errors.ShouldBe([
                "The Chair, Performance Group approves it.",
            ]);
        }
        (await board.Get("my-work")).Text.ShouldContain("Approve the product of Quarter 3 2025-26");

        // Whoever takes the words out again keeps it from being approved.
        var emptied = await (await analyst.Get(product.Address.AbsoluteUri)).Follow("Write it");
        await emptied.Submit("#words", ("Form.Summary", ""), (measure, ""));
        (await (await board.Get(product.Address.AbsoluteUri)).Submit("#approve")).Errors.ShouldBe([
            "Comment first on each measure that is off track: Knife crime",
            "Write the summary first",
        ]);
        await emptied.Submit("#words", ("Form.Summary", "One thing went wrong"), (measure, "Two gangs fell out"));

        // The chair approves it, and from then on it reads what it read.
        var approved = await (await board.Get(product.Address.AbsoluteUri)).Submit(
            "#approve",
            ("Form.Conditions", "Tell the schools")
        );
        approved.Text.ShouldContain("Number 1, approved on 12 March 2026");
        approved.Text.ShouldContain("Tell the schools");
        using (var south = await site.As(site.SouthCoordinator))
        {
            var late = await (await (await south.Get(quarter.Address.ToString())).Follow("South Testshire CSP")).Follow(
                "Write it"
            );
            await late.Submit(("Form.Summary", "Came after all"), ("then", "submit"));
        }
        (await analyst.Try(product.Address.AbsoluteUri + "/write")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        var frozen = await analyst.Get(product.Address.AbsoluteUri);
        frozen.Text.ShouldNotContain("Came after all");
        frozen.Text.ShouldContain("No narrative from South Testshire CSP");
        frozen.Html.QuerySelectorAll("svg").Length.ShouldBe(1);
        frozen = await frozen.Submit("#add", ("Form.Words", "The south’s narrative came on 12 March"));
        frozen.Text.ShouldContain("The south’s narrative came on 12 March");
        (await frozen.Submit("#send")).Errors.ShouldBe(["Say to whom it is sent, up to 1,000 characters"]);
        frozen = await frozen.Submit("#send", ("Form.Recipients", "Members of the Board"));
        frozen.Text.ShouldContain("Sent on 12 March 2026 to Members of the Board");
        var word = await analyst.Try(product.Address.AbsoluteUri + "?handler=word");
        word.Type.ShouldBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

        // The Board decides on what was escalated, and gives an owner, a resource and a date.
        seen = await board.Get(item.Address.AbsoluteUri);
        var decide = await seen.Follow("Record the Board’s decision");
        var bad = await decide.Submit(("Form.Action", "Start"), ("Form.DecidedOn.Day", "20"));
        bad.Errors.ShouldBe(
            [
                "Date of decision must be today or in the past",
                "Choose what the Board made of it",
                "Write what the Board decided, up to 2,000 characters",
                "Write the reason and the evidence that the Board relied on, up to 2,000 characters",
                "Choose who is to do it",
                "Enter the day by which it is to be done",
            ],
            ignoreOrder: true
        );
        (string, string)[] words =
        [
            ("Form.Answer", "Agreed"),
            ("Form.Decision", "Yes"),
            ("Form.Reason", "The severity of knife crime"),
        ];
        (string, string)[] follows =
        [
            ("Form.Action", "Appoint two youth workers"),
            ("Form.OwnerPostId", "99999"),
            ("Form.Due.Day", "1"),
            ("Form.Due.Month", "6"),
        ];
        (
            await decide.Submit([
                .. words,
                .. follows,
                ("Form.DecidedOn.Day", "2"),
                ("Form.DecidedOn.Month", "1"),
                ("Form.Due.Year", "2025"),
            ])
        ).Errors.ShouldBe(
            [
                "The Board cannot have decided before it was asked, on 12 March 2026",
                "What follows cannot be due before the Board decided on it",
            ],
            ignoreOrder: true
        );
        (await decide.Submit([.. words, .. follows, ("Form.Due.Year", "2026")])).Errors.ShouldBe([
            "Choose a post of the list",
        ]);
        seen = await decide.Submit(
            ("Form.Answer", "Agreed"),
            ("Form.Decision", "Two youth workers for a year"),
            ("Form.Reason", "The severity of knife crime"),
            ("Form.Resource", "£80,000 from the grant"),
            ("Form.Minute", "Item 6"),
            ("Form.Action", "Appoint two youth workers"),
            ("Form.OwnerPostId", site.LeadPost.ToString(Text.Words)),
            ("Form.Due.Day", "1"),
            ("Form.Due.Month", "6"),
            ("Form.Due.Year", "2026")
        );
        seen.Text.ShouldContain("Decided");
        seen.Text.ShouldContain("£80,000 from the grant");
        using (var lead = await site.As(site.LeadPost))
            (await lead.Get("my-work")).Text.ShouldContain("Appoint two youth workers");

        // It cannot be closed until the partnership has been told.
        (await north.Get(item.Address.AbsoluteUri))
            .Html.QuerySelector("main form")
            .ShouldBeNull();
        await Choose(await manager.Get(item.Address.AbsoluteUri), "main form", "to", "FedBack");
        var told = await north.Get(item.Address.AbsoluteUri);
        told.Text.ShouldContain("The partnership was told 12 March 2026");
        (await north.Get("my-work")).Text.ShouldContain("Fed back: Young people carry knives");
        (await Choose(told, "main form", "to", "Closed")).Text.ShouldContain("Closed");

        // The thread goes from the action to the decision, the escalation and the priority.
        (await analyst.Get("thread/priority-" + site.PriorityId)).Text.ShouldContain("Two youth workers for a year");

        // The next quarter's product begins with this decision.
        var next = await (await manager.Get("performance/quarters/open")).Submit(
            ("Form.FrameworkId", site.FrameworkId.ToString(Text.Words)),
            ("Form.Quarter", "2025-26-Q4")
        );
        var after = await next.Follow("Performance, Risk and Harm Management Product");
        after.Text.ShouldContain("What the Board decided before Young people carry knives across the border");
        after.Text.ShouldContain(
            "Appoint two youth workers, Chief Executive, Testshire County Council, by 1 June 2026 Not started"
        );
        var write2 = await (await north.Get(next.Address.ToString())).Follow("North Testshire CSP");
        (await write2.Follow("Write it")).Text.ShouldContain("Knives at the bus station");
    }

    [Fact]
    [Trait("Requirement", "D-23")]
    [Trait("Requirement", "D-26")]
    public void The_tables_of_states_are_those_of_the_agreement()
    {
        ProductStates.Table.Moves.Count(m => m.NeedsReason).ShouldBe(2);
        var board = new Caller
        {
            AccountId = 1,
            Allowances = [new(PerformancePermissions.Approve, null, Marking.Partners, null)],
        };
        Should
            .Throw<RulesBroken>(() => ProductStates.Table.Check(ProductState.Draft, ProductState.Approved, board, null))
            .Message.ShouldBe("A product that is draft cannot become approved");
    }
}
