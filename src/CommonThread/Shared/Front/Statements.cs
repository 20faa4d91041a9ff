namespace CommonThread.Shared.Front;

/// <summary>How accessible the service is, and what to do where it is not.</summary>
[Public]
public sealed class AccessibilityModel : ThreadPage;

/// <summary>The cookies of the service: only those it cannot work without.</summary>
[Public]
public sealed class CookiesModel : ThreadPage;
