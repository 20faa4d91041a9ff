using CommonThread.People;
using CommonThread.People.Organisations;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Data;

public sealed class LongestTextTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_text_longer_than_its_column_is_refused_in_words_on_either_engine()
    {
        await using var db = site.Open();
        db.Add(
            new Source
            {
                Name = new string('n', 201),
                Date = site.Today,
                Licence = new string('l', 400),
            }
        );
        var broken = await Should.ThrowAsync<RulesBroken>(() => db.SaveChangesAsync());
        broken.Broken.ShouldBe([new BrokenRule("Name", "Name must be 200 characters or fewer")]);
        db.ChangeTracker.Clear();
        db.Add(Organisation.Called(new string('o', 200), OrganisationKind.Other));
        await db.SaveChangesAsync();
    }
}
