using CommonThread.Tests.Hosting;
using CommonThread.Verbs;

namespace CommonThread.Tests.Verbs;

/// <summary>The verbs as somebody types them. They keep their embedded database in a folder of their own.</summary>
[Trait("Speed", "slow")]
public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = Path.Combine(
        Path.GetTempPath(),
        "commonthread-tests",
        Guid.NewGuid().ToString("N")
    );

    private async Task<(int Code, string Output, string Error)> Type(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.Run([.. args, "--data", folder], output, error);
        return (code, output.ToString(), error.ToString().Trim());
    }

    [Fact]
    public async Task A_partnership_is_added_and_listed()
    {
        var (code, output, _) = await Type(
            "partnership",
            "add",
            "testshire",
            "Safer Testshire",
            "--colour",
            "#1d3f72",
            "--host",
            "testshire.example"
        );
        code.ShouldBe(0);
        output.Trim().ShouldBe("Safer Testshire is at /testshire/");
        (await Type("partnership", "list")).Output.ShouldContain(
            "testshire: Safer Testshire (sqlite, hosts testshire.example)"
        );
        (await Type("check")).Code.ShouldBe(0);
    }

    [Theory]
    [InlineData(1, "There is a partnership at that address already", "partnership", "add", "testshire", "Again")]
    [InlineData(1, "Address must be 2 to 40", "partnership", "add", "Bad Slug", "Again")]
    [InlineData(1, "White text on that colour", "partnership", "add", "other", "Other", "--colour", "#ffff00")]
    [InlineData(2, "There is no import called “nothing”", "import", "nothing", "file.csv")]
    [InlineData(2, "There is no file at", "restore", "nowhere.zip")]
    [InlineData(2, "See: commonthread help", "frobnicate")]
    [InlineData(2, "There is no partnership “nowhere”", "backup", "there.zip", "--partnership", "nowhere")]
    public async Task What_cannot_be_done_ends_with_another_code_and_one_line(
        int code,
        string says,
        params string[] args
    )
    {
        await Type("partnership", "add", "testshire", "Testshire");
        var (ended, _, error) = await Type(args);
        ended.ShouldBe(code, error);
        error.ShouldContain(says);
        error.Split('\n').Length.ShouldBe(1, error);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("partnership", "list")]
    [InlineData("import", "crime", "file.zip")]
    public async Task A_verb_makes_no_installation_where_there_is_none(params string[] args)
    {
        var (code, _, error) = await Type(args);
        code.ShouldBe(2);
        error.ShouldContain("There is no installation in");
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Theory]
    [InlineData("help")]
    [InlineData("serve", "--help")]
    [InlineData("help", "import")]
    [InlineData("backup", "--help")]
    public async Task Every_verb_explains_itself(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        (await CommandLine.Run(args, output, error)).ShouldBe(0);
        output.ToString().ShouldContain("Usage:");
        error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_administrator_is_invited_to_a_post_that_is_made_for_them()
    {
        await Type("partnership", "add", "testshire", "Testshire");
        string[] invite =
        [
            "admin",
            "invite",
            "clerk@testshire.example",
            "--post",
            "Clerk",
            "--organisation",
            "Testshire Council",
        ];
        var (code, output, error) = await Type([.. invite, "--kind", "district-council"]);
        code.ShouldBe(0, error);
        output.ShouldContain("clerk@testshire.example is invited as Clerk, Testshire Council, until");
        output.ShouldContain("http://127.0.0.1:5180/testshire/invitation/");
        // Again: the same post and role, a new letter.
        (await Type(invite)).Code.ShouldBe(0);
        var installation = new CommonThread.Partnerships.Installation(folder);
        await using var db = installation.Open(
            installation.Find("testshire")!,
            new CommonThread.Shared.Acting { Caller = CommonThread.Shared.Caller.System },
            TimeProvider.System
        );
        (await db.Set<CommonThread.People.Posts.Post>().CountAsync()).ShouldBe(1);
        (await db.Set<CommonThread.People.Grants.Grant>().SingleAsync()).Role.ShouldBe("administrator");
        (await db.Set<CommonThread.People.Accounts.Invitation>().CountAsync(i => i.WithdrawnAt == null)).ShouldBe(1);
        (await Type([.. invite, "--kind", "palace"])).Code.ShouldBe(2);
        var (wrong, _, says) = await Type(
            "admin",
            "invite",
            "nobody",
            "--post",
            "Clerk",
            "--organisation",
            "Testshire Council"
        );
        wrong.ShouldBe(1);
        says.ShouldBe("Enter an e-mail address, like name@example.org");
    }

    [Fact]
    public void Options_of_an_import_are_pairs()
    {
        Import
            .Options(["--type", "ward", "--code-property=CD"])
            .ShouldBe(new Dictionary<string, string> { ["type"] = "ward", ["code-property"] = "CD" });
        Should.Throw<VerbFailed>(() => Import.Options(["ward"]));
        Should.Throw<VerbFailed>(() => Import.Options(["--type", "--other", "x"]));
    }

    public void Dispose()
    {
        Databases.Release();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
