using System.IO.Compression;
using System.Text;
using CommonThread.People.CaseSystems;
using CommonThread.People.Champions;
using CommonThread.People.Organisations;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Places;

namespace CommonThread.Tests.People.Imports;

/// <summary>Files of people that cannot be right: each is refused in the user's words, and nothing of it is kept.</summary>
public sealed class BadFileTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    [Trait("Speed", "slow")]
    public async Task A_small_file_that_unpacks_to_more_than_can_be_right_is_refused()
    {
        using var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write("name,kind,aliases\n"u8);
            var row = Encoding.UTF8.GetBytes($"Bomb,castle,{new string('x', 30_000)}\n");
            for (var written = 0L; written < 260L * 1024 * 1024; written += row.Length)
                zip.Write(row);
        }
        packed.Length.ShouldBeLessThan(10 * 1024 * 1024);
        var loaded = await Loading.Bytes(site, "organisations", packed.ToArray());
        loaded.Kept.ShouldBeFalse();
        loaded.Refusal.ShouldBe("The file unpacks to more than 256 MB, which is more than can be right");
        await using var db = site.Open();
        (await db.Set<Organisation>().AnyAsync(o => o.Name == "Bomb")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("name,kind\n\"never closed,other\n")]
    [InlineData("colour,weight\nred,3\n")]
    [InlineData("PK\u0003\u0004 a zip by mistake")]
    [InlineData("")]
    public async Task A_table_of_another_shape_is_refused_whole(string text)
    {
        var loaded = await Loading.Text(site, "organisations", text);
        loaded.Kept.ShouldBeFalse();
        loaded.Reasons.ShouldNotBeEmpty();
        loaded.Reasons.ShouldNotContain("Exception");
    }

    [Fact]
    public async Task Each_row_about_champions_and_the_case_system_that_cannot_stand_says_why()
    {
        (await Loading.Text(site, "organisations", "name,kind\nBad Council,other\n")).Kept.ShouldBeTrue();
        (await Loading.Text(site, "posts", "organisation,title\nBad Council,Member\n")).Kept.ShouldBeTrue();
        var champions = await Loading.Text(
            site,
            "champions",
            "organisation,subject,champion,officer,published_on\nBad Council,Armed forces covenant,Member,,\nBad Council,Rural crime,Nobody,,\nBad Council,Rural crime,Member,,2099-01-01\nNo Council,Rural crime,Member,,\nBad Council,Hate crime,Member,,\nBad Council,HATE CRIME,Member,,\n"
        );
        champions.Kept.ShouldBeFalse();
        champions.Report.Refused.Select(r => r.Line).ShouldBe([2L, 3L, 4L, 5L, 7L]);
        champions.Reasons.ShouldContain("needs both a champion and an officer");
        champions.Reasons.ShouldContain("must be today or in the past");
        champions.Reasons.ShouldContain("stands in the file twice");
        var uses = await Loading.Text(
            site,
            "case-system",
            "system,organisation,quarter,licensed_users,active_users,cases,referrals,training_held\nECINs,Bad Council,spring,1,1,1,1,1\nECINs,Bad Council,2099-00 Q1,1,1,1,1,1\nECINs,Bad Council,2025-26 Q1,1,2,1,1,1\nECINs,Bad Council,2025-26 Q2,,1,1,1,1\nECINs,Bad Council,2025-26 Q3,2,1,1,1,1\nECINs,Bad Council,2025-26 Q3,2,1,1,1,1\n"
        );
        uses.Kept.ShouldBeFalse();
        uses.Report.Refused.Select(r => r.Line).ShouldBe([2L, 3L, 4L, 5L, 7L]);
        uses.Reasons.ShouldContain("quarter must be like 2025-26 Q3, not “spring”");
        uses.Reasons.ShouldContain("more active users than licensed ones");
        await using var db = site.Open();
        (await db.Set<Champion>().CountAsync()).ShouldBe(0);
        (await db.Set<CaseSystemUse>().CountAsync()).ShouldBe(0);
    }
}
