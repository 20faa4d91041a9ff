using System.Text;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Shared.Imports;

/// <summary>Files that are something else, brought over the page: each is told for what it is (C-47).</summary>
[Trait("Requirement", "C-47")]
public sealed class BadFilesTests(TestSite site) : IClassFixture<TestSite>
{
    private async Task<Page> Bring(string import, string name, byte[] bytes, params (string, string)[] values)
    {
        var visitor = await site.SignIn(Roles.Administrator);
        var page = await (await visitor.Get($"imports/load/{import}")).Submit(
            "form[enctype]",
            ("Form.File", name, bytes),
            values
        );
        page.Errors.ShouldBeEmpty(import);
        await site
            .Services.GetRequiredService<RunQueuedImports>()
            .Now(site.Partnership, TestContext.Current.CancellationToken);
        return await visitor.Get(page.Address.ToString());
    }

    [Fact]
    public async Task A_zip_that_is_none_is_told_so_and_not_taken_for_a_table()
    {
        await using (var db = site.Open())
        {
            db.Add(CommonThread.Places.Place.Called("Area 001A", "lsoa-2011", "E01000001"));
            await db.SaveChangesAsync();
        }
        var garbage = await Bring("crime", "police.zip", Encoding.UTF8.GetBytes("this, is\nno, archive\n"));
        garbage.Heading.ShouldBe("This file was not loaded");
        garbage.Text.ShouldContain("police.zip is called a zip but cannot be opened as one");
        garbage.Text.ShouldNotContain("column");
        var cut = await Bring("crime", "police.zip", [.. "PK"u8, 3, 4, .. "and no more"u8]);
        cut.Text.ShouldContain("police.zip is a damaged zip and cannot be opened");
    }

    [Fact]
    public async Task A_table_of_another_shape_is_refused_once_and_not_row_by_row()
    {
        var page = await Bring("postcodes", "postcodes.csv", Encoding.UTF8.GetBytes("name,town\nA,B\nC,D\n"));
        page.Heading.ShouldBe("This file was not loaded");
        page.Text.ShouldContain(
            "The file has no column called postcode or pcds, longitude or long, latitude or lat. Its columns are name, town"
        );
        page.Html.QuerySelector("form[action*='handler=GoodRows']").ShouldBeNull();
    }

    [Fact]
    public async Task The_good_rows_are_not_offered_where_there_are_none()
    {
        var page = await Bring(
            "postcodes",
            "postcodes.csv",
            Encoding.UTF8.GetBytes("postcode,longitude,latitude\nnowhere,-1,53\nNG1 1AA,x,y\n")
        );
        page.Heading.ShouldBe("Check what will be loaded");
        page.Text.ShouldContain("2 rows that cannot be loaded");
        page.Html.QuerySelector("form[action*='handler=GoodRows']").ShouldBeNull();
        page.Text.ShouldContain("No row of this file brings anything new");
    }

    /// <summary>Every import of a table: with its own heading and nothing but nonsense below, no row counts as good.</summary>
    [Fact]
    public async Task Rows_of_nonsense_are_never_counted_as_good()
    {
        var wrong = new List<string>();
        var tried = 0;
        foreach (
            var import in site
                .Services.GetServices<IImport>()
                .Where(i => i.Accepts.Contains(".csv", StringComparison.Ordinal))
        )
        {
            var columns = import
                .Columns.SelectMany(c => c.Name.Split(", "))
                .Where(c => !c.Contains('<', StringComparison.Ordinal))
                .ToList();
            if (columns.Count == 0)
                continue;
            var text = $"{string.Join(',', columns)}\n{string.Join(',', columns.Select(_ => "zzz"))}\n";
            var options = import
                .Options.Where(o => o.Required || o.Name == "type")
                .ToDictionary(o => o.Name, o => o.Default ?? o.Choices?[0] ?? "nonsense");
            var path = Path.Combine(site.Folder, $"nonsense-{import.Key}.csv");
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
            await using var db = site.Open();
            var context = new ImportContext
            {
                Db = db,
                Path = path,
                FileName = Path.GetFileName(path),
                Today = site.Today,
                Options = options,
                PreviewOnly = true,
            };
            tried++;
            try
            {
                await RunImport.Now(import, context, TestContext.Current.CancellationToken);
                if (ImportReceipt.Of(context.Report).HasGoodRows)
                    wrong.Add($"{import.Key}: {ImportReceipt.Of(context.Report).Say()}");
            }
            catch (ImportRefused)
            {
                // Refused as a whole: nothing is offered.
            }
        }
        tried.ShouldBeGreaterThan(15);
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_day_is_asked_for_as_day_month_and_year_and_kept_after_an_error()
    {
        using var visitor = await site.SignIn(Roles.Administrator);
        var page = await visitor.Get("imports/load/boundaries");
        page.Html.QuerySelector("[name='Form.Options[from]']").ShouldBeNull();
        page.Html.QuerySelector("[name='Form.Dates[from].Day']").ShouldNotBeNull();
        var bad = await page.Submit(
            "form[enctype]",
            ("Form.File", "a.geojson", Encoding.UTF8.GetBytes("{}")),
            ("Form.Options[type]", "ward"),
            ("Form.Dates[from].Day", "31"),
            ("Form.Dates[from].Month", "2"),
            ("Form.Dates[from].Year", "2026"),
            ("Form.Options[source-date]", "2021")
        );
        bad.Errors.ShouldBe(["First day of a changed boundary must be a real date"]);
        bad.Html.QuerySelector("[name='Form.Options[source-date]']")!.GetAttribute("value").ShouldBe("2021");
        bad.Html.QuerySelector("[name='Form.Dates[from].Day']")!.GetAttribute("value").ShouldBe("31");
        bad.Html.QuerySelector("select[name='Form.Options[type]'] option[selected]")!
            .GetAttribute("value")
            .ShouldBe("ward");
    }

    [Fact]
    public async Task A_day_reaches_the_import_as_the_command_line_gives_it()
    {
        var page = await Bring(
            "posts",
            "posts.csv",
            Encoding.UTF8.GetBytes("organisation,title\nNobody,Clerk\n"),
            ("Form.Dates[written-on].Day", "15"),
            ("Form.Dates[written-on].Month", "January"),
            ("Form.Dates[written-on].Year", "2026")
        );
        page.Text.ShouldContain("15 January 2026");
        await using var db = site.Open();
        (await db.Set<ImportRun>().OrderBy(r => r.Id).LastAsync(TestContext.Current.CancellationToken))
            .Options["written-on"]
            .ShouldBe("2026-01-15");
    }
}
