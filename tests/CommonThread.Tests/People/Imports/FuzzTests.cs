using System.Text;
using CommonThread.People.Grants;
using CommonThread.People.Organisations;
using CommonThread.People.Posts;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Places;
using FsCheck;
using FsCheck.Fluent;

namespace CommonThread.Tests.People.Imports;

/// <summary>Whatever a file of organisations, posts or agreements holds: no crash, and nothing half loaded.</summary>
[Trait("Speed", "slow")]
public sealed class FuzzTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly string[] Cells =
    [
        "",
        " ",
        "A Council",
        "a  council",
        "B Police",
        "district-council",
        "police",
        "castle",
        "Clerk",
        "Clerk|Secretary",
        "administrator",
        "analyst|auditor",
        "emperor",
        "ward:Nowhere",
        ":",
        "ward:",
        "0",
        "1",
        "-1",
        "99999999999999999999",
        "2026-01-01",
        "2026-13-45",
        "2025-26 Q3",
        "2025-27 Q5",
        "0001-01-01",
        "\"",
        "\"\"",
        "a\"b",
        "é\u0000ü",
        "=1+1",
        "|||",
        "A Council|B Police",
        new string('x', 600),
        "😀",
        "Illustrative: invented",
    ];

    private static readonly Dictionary<string, string> Headings = new()
    {
        ["organisations"] = "name,kind,aliases,parent,note",
        ["posts"] =
            "organisation,title,department,team,established_on,aliases,established,filled,vacant_since,roles,places,note",
        ["agreements"] = "title,purpose,parties,start,review",
        ["champions"] = "organisation,subject,champion,officer,contact,published_on,illustrative",
        ["case-system"] = "system,organisation,quarter,licensed_users,active_users,cases,referrals,training_held",
    };

    [Theory]
    [InlineData("organisations")]
    [InlineData("posts")]
    [InlineData("agreements")]
    [InlineData("champions")]
    [InlineData("case-system")]
    public async Task Any_table_is_loaded_whole_or_not_at_all(string import)
    {
        await Loading.Text(site, "organisations", "name,kind\nA Council,other\nB Police,police\n");
        var width = Headings[import].Split(',').Length;
        var row = Gen.Elements(Cells).ArrayOf(width).Select(cells => string.Join(',', cells));
        var files = row.ArrayOf().Select(rows => Headings[import] + "\n" + string.Join('\n', rows));
        foreach (var text in files.Draw(60, 30))
            await Try(import, Encoding.UTF8.GetBytes(text));
    }

    [Theory]
    [InlineData("organisations")]
    [InlineData("posts")]
    [InlineData("agreements")]
    [InlineData("champions")]
    [InlineData("case-system")]
    public async Task Any_bytes_and_any_damage_are_refused_in_words(string import)
    {
        foreach (var file in ArbMap.Default.GeneratorFor<byte[]>().Draw(200, 15))
            await Try(import, file);
        var good = Encoding.UTF8.GetBytes(Headings[import] + "\nA Council,Clerk,,,1,1,,analyst,,\n");
        var damage = Gen.Choose(0, good.Length - 1).Zip(Gen.Choose(0, 255));
        foreach (var (at, value) in damage.Draw(40))
        {
            var bad = (byte[])good.Clone();
            bad[at] = (byte)value;
            await Try(import, bad);
        }
    }

    private async Task Try(string import, byte[] bytes)
    {
        var before = await Counts();
        var loaded = await Loading.Bytes(site, import, bytes);
        if (!loaded.Kept)
            (await Counts()).ShouldBe(before, loaded.Reasons);
        else
            loaded.Report.RefusedCount.ShouldBe(0);
        loaded.Reasons.ShouldNotContain("Exception");
    }

    private async Task<(int, int, int, int, int, int, int)> Counts()
    {
        await using var db = site.Open();
        return (
            await db.Set<Organisation>().CountAsync(),
            await db.Set<Post>().CountAsync(),
            await db.Set<Grant>().CountAsync(),
            await db.Set<CommonThread.People.Agreements.Agreement>().CountAsync(),
            await db.Set<OrganisationAlias>().CountAsync(),
            await db.Set<CommonThread.People.Champions.Champion>().CountAsync(),
            await db.Set<CommonThread.People.CaseSystems.CaseSystemUse>().CountAsync()
        );
    }
}
