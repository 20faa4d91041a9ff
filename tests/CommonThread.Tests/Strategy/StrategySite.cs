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

/// <summary>A partnership that holds the strategy of Leicestershire, in force in one version and out for consultation in the next.</summary>
public class LeicestershireSite : TestSite
{
    protected override async Task Fill()
    {
        await SampleFrameworks.Prepare(this, Partnership, "leicestershire");
        foreach (var file in SampleFrameworks.Files("leicestershire"))
            (await SampleFrameworks.Load(this, Partnership, file)).Refused.ShouldBeEmpty();
    }
}

/// <summary>A partnership that holds the proposals of Derby.</summary>
public class DerbyProposalsSite : TestSite
{
    protected override async Task Fill()
    {
        await SampleFrameworks.Prepare(this, Partnership, "derby");
        foreach (var file in SampleFrameworks.Files("derby"))
            (await SampleFrameworks.Load(this, Partnership, file)).Refused.ShouldBeEmpty();
    }
}
