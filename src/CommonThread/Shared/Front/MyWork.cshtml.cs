namespace CommonThread.Shared.Front;

/// <summary>What needs the caller today.</summary>
[SignedIn]
public sealed class MyWorkModel : ThreadPage;
