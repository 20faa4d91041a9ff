using System.Numerics;

namespace CommonThread.Analytics.Allocation;

/// <summary>A pot in whole units, in proportion to shares as far as floors and ceilings let it.</summary>
internal static class Division
{
    internal readonly record struct Part(decimal Unrounded, decimal Amount, bool RoundedUp, AmountBasis Basis);

    public static Part[] Of(
        IReadOnlyList<string> places,
        BigInteger[] shares,
        Limits[] limits,
        decimal pot,
        decimal unit
    )
    {
        var units = (BigInteger)(pot / unit);
        var floors = new BigInteger[shares.Length];
        var ceilings = new BigInteger?[shares.Length];
        for (var i = 0; i < shares.Length; i++)
            (floors[i], ceilings[i]) = InUnits(places[i], limits[i], unit);
        CheckRoom(shares, floors, ceilings, units, unit);
        var (bases, free, sum) = Settle(shares, floors, ceilings, units);
        var parts = new Part[shares.Length];
        var whole = new BigInteger[shares.Length];
        var rests = new BigInteger[shares.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            whole[i] =
                bases[i] == AmountBasis.Floor ? floors[i]
                : bases[i] == AmountBasis.Ceiling ? ceilings[i]!.Value
                : BigInteger.DivRem(free * shares[i], sum, out rests[i]);
            var due = bases[i] == AmountBasis.Share ? Exact.Rounded(free * shares[i], sum) : (decimal)whole[i];
            parts[i] = new(due * unit, 0, false, bases[i]);
        }
        var left = (int)(units - whole.Aggregate(BigInteger.Zero, BigInteger.Add));
        var up = Enumerable
            .Range(0, shares.Length)
            .Where(i => rests[i] > 0)
            .OrderByDescending(i => rests[i])
            .ThenByDescending(i => shares[i])
            .ThenBy(i => places[i], StringComparer.Ordinal)
            .Take(left)
            .ToHashSet();
        for (var i = 0; i < shares.Length; i++)
            parts[i] = parts[i] with
            {
                Amount = (decimal)(whole[i] + (up.Contains(i) ? 1 : 0)) * unit,
                RoundedUp = up.Contains(i),
            };
        return parts;
    }

    // A floor between two units is kept by the upper, a ceiling by the lower.
    private static (BigInteger Floor, BigInteger? Ceiling) InUnits(string place, Limits limits, decimal unit)
    {
        StatisticsError.If(
            limits.Floor is < 0 or > 1_000_000_000_000m || limits.Ceiling is < 0 or > 1_000_000_000_000m,
            $"The floor and ceiling of {place} are zero or more, and at most a million million"
        );
        var floor = (BigInteger)Math.Ceiling((limits.Floor ?? 0) / unit);
        BigInteger? ceiling = limits.Ceiling is { } most ? (BigInteger)Math.Floor(most / unit) : null;
        StatisticsError.If(ceiling < floor, $"The floor of {place} is above its ceiling");
        return (floor, ceiling);
    }

    private static void CheckRoom(
        BigInteger[] shares,
        BigInteger[] floors,
        BigInteger?[] ceilings,
        BigInteger units,
        decimal unit
    )
    {
        var least = floors.Aggregate(BigInteger.Zero, BigInteger.Add);
        StatisticsError.If(
            least > units,
            FormattableString.Invariant($"The floors total {(decimal)least * unit:#,0.##}, more than the pot")
        );
        // A place without any share is never given more than its floor.
        BigInteger most = 0;
        for (var i = 0; i < shares.Length; i++)
        {
            if (shares[i] > 0 && ceilings[i] is null)
                return;
            most += shares[i] > 0 ? ceilings[i]!.Value : floors[i];
        }
        StatisticsError.If(
            most < units,
            FormattableString.Invariant($"The ceilings allow {(decimal)most * unit:#,0.##}, less than the pot")
        );
    }

    // What is left after those at a limit is shared among the rest. While more is lacked below floors than lies above ceilings
    // the common rate can only fall, so that those below their floors stay there; and the other way about. Each round settles
    // one place at least, and the last leaves nobody beyond a limit.
    private static (AmountBasis[] Bases, BigInteger Free, BigInteger Sum) Settle(
        BigInteger[] shares,
        BigInteger[] floors,
        BigInteger?[] ceilings,
        BigInteger units
    )
    {
        var bases = new AmountBasis[shares.Length];
        for (var i = 0; i < shares.Length; i++)
            bases[i] = shares[i] > 0 ? AmountBasis.Share : AmountBasis.Floor;
        while (true)
        {
            var (free, sum) = (units, BigInteger.Zero);
            for (var i = 0; i < shares.Length; i++)
            {
                if (bases[i] == AmountBasis.Share)
                    sum += shares[i];
                else
                    free -= bases[i] == AmountBasis.Floor ? floors[i] : ceilings[i]!.Value;
            }
            if (sum == 0)
                return (bases, free, 1);
            // Amounts times the sum of the shares, so that all stay whole.
            BigInteger lacked = 0,
                beyond = 0;
            for (var i = 0; i < shares.Length; i++)
            {
                if (bases[i] != AmountBasis.Share)
                    continue;
                var due = free * shares[i];
                lacked += BigInteger.Max(0, (floors[i] * sum) - due);
                beyond += ceilings[i] is { } most ? BigInteger.Max(0, due - (most * sum)) : 0;
            }
            if (lacked == 0 && beyond == 0)
                return (bases, free, sum);
            for (var i = 0; i < shares.Length; i++)
            {
                if (bases[i] != AmountBasis.Share)
                    continue;
                var due = free * shares[i];
                if (lacked >= beyond && due < floors[i] * sum)
                    bases[i] = AmountBasis.Floor;
                else if (beyond >= lacked && ceilings[i] is { } most && due > most * sum)
                    bases[i] = AmountBasis.Ceiling;
            }
        }
    }
}
