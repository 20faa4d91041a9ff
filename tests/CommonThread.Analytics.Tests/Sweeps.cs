using FsCheck;
using FsCheck.Fluent;

namespace CommonThread.Analytics.Tests;

/// <summary>What sweeps are tried on: awkward numbers among tame ones.</summary>
internal static class Sweeps
{
    internal static readonly double[] Awkward =
    [
        0,
        -0.0,
        1,
        -1,
        1e-300,
        1e-9,
        0.1,
        3,
        1e6,
        1e15,
        1e70,
        1e150,
        -1e150,
        1e300,
        double.MaxValue,
        double.Epsilon,
        double.NaN,
        double.PositiveInfinity,
        double.NegativeInfinity,
    ];

    // Half of the values are tame, so that most of what is given is answered.
    internal static Gen<double> Number =>
        Gen.Frequency((12, Gen.Choose(-50, 500).Select(v => v / 4.0)), (1, Gen.Elements(Awkward)));

    internal static Gen<double[]> Numbers =>
        Gen.Sized(size => Gen.Choose(0, 4 + (size / 4)).SelectMany(n => Number.ArrayOf(n)));

    internal static Gen<(A, B, C)> Three<A, B, C>(Gen<A> a, Gen<B> b, Gen<C> c) =>
        a.Zip(b).Zip(c).Select(t => (t.Item1.Item1, t.Item1.Item2, t.Item2));

    /// <summary>Whatever is given, the method answers in numbers or refuses as a <see cref="StatisticsError"/>.</summary>
    internal static void Sweep<T>(Gen<T> of, Func<T, IEnumerable<double?>> method, int times = 400) =>
        Prop.ForAll(of.ToArbitrary(), given => Answers(() => method(given))).Check(Fuzz.Cases(times));

    internal static bool Answers(Func<IEnumerable<double?>> method)
    {
        try
        {
            return method().All(v => v is null || double.IsFinite(v.Value));
        }
        catch (StatisticsError error)
        {
            return error.Message.Length > 10;
        }
    }
}
