namespace CommonThread.Journeys.Browsing;

/// <summary>
/// The tests that share one loaded demonstration. It is loaded when the first of them begins, so that those which need none do
/// not wait for it.
/// </summary>
[CollectionDefinition(Name)]
public sealed class Demonstration : ICollectionFixture<DemonstrationSite>
{
    public const string Name = "Demonstration";
}
