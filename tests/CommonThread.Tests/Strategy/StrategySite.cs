using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy;

/// <summary>A partnership that holds the frameworks of Nottinghamshire.</summary>
public class NottinghamshireSite : TestSite
{
    protected override async Task Fill()
    {
        await SampleFrameworks.Prepare(this, Partnership, "nottinghamshire");
        foreach (var file in SampleFrameworks.Files("nottinghamshire"))
            (await SampleFrameworks.Load(this, Partnership, file)).Refused.ShouldBeEmpty();
    }
}

/// <summary>A partnership that holds the shared approach of Cambridgeshire and Peterborough.</summary>
public class ThinkCommunitiesSite : TestSite
{
    protected override async Task Fill()
    {
        await SampleFrameworks.Prepare(this, Partnership, "cambridgeshire-and-peterborough");
        foreach (var file in SampleFrameworks.Files("cambridgeshire-and-peterborough"))
            (await SampleFrameworks.Load(this, Partnership, file)).Refused.ShouldBeEmpty();
    }
}
