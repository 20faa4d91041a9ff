using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace CommonThread.Analytics.Tests;

/// <summary>
/// Made-up input. It is the same in every run, so that a failure tells of a change; <c>COMMONTHREAD_FUZZ=20</c> draws twenty
/// times as much, and anew each time.
/// </summary>
internal static class Fuzz
{
    private static readonly int? Times = int.TryParse(
        Environment.GetEnvironmentVariable("COMMONTHREAD_FUZZ"),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out var times
    )
        ? times
        : null;

    private static Rnd Seed => new(20_261_122);

    /// <summary>So many cases; the size bounds how long and how large what is drawn may be.</summary>
    public static IEnumerable<T> Draw<T>(this Gen<T> of, int cases, int size = 20) =>
        Times is { } times ? of.Sample(cases * times, size) : of.Sample(cases, Seed, size);

    /// <summary>For a property that is tried on so many cases.</summary>
    public static Config Cases(int cases) =>
        Times is { } times
            ? Config.QuickThrowOnFailure.WithMaxTest(cases * times)
            : Config
                .QuickThrowOnFailure.WithMaxTest(cases)
                .WithReplay(FSharpOption<Replay>.Some(new Replay(Seed, FSharpOption<int>.None)));
}
