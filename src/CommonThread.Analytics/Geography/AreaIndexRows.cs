using System.Runtime.InteropServices;
using Edge = CommonThread.Analytics.Geography.AreaIndexBuilder.Edge;

namespace CommonThread.Analytics.Geography;

/// <summary>
/// Cuts one area into rows of blocks and walks each row from east to west, handing on the blocks that its border touches,
/// with their edges, and the runs of blocks that it covers whole.
/// </summary>
internal sealed class AreaIndexRows(
    Edge[] edges,
    int minX,
    int minY,
    int shift,
    Action<int, int, int, List<Edge>> touched,
    Action<int, int, int, int> covered
)
{
    /// <summary>An edge in one row of blocks: the columns it may touch there.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Incidence(int Row, int From, int To, int Edge);

    private readonly List<Incidence> incidences = [];
    private readonly List<Incidence> active = [];
    private readonly List<Edge> touching = [];

    /// <summary>
    /// Latitudes at which the number of edges east of the block changes between even and odd, ascending. Chains of edges
    /// cancel at their joints, so that few remain.
    /// </summary>
    private readonly List<int> turns = [];

    public void Walk(int area, int from, int to)
    {
        incidences.Clear();
        for (var i = from; i < to; i++)
            AddIncidences(i);
        incidences.Sort(
            static (a, b) =>
                a.Row != b.Row ? a.Row.CompareTo(b.Row)
                : b.To != a.To ? b.To.CompareTo(a.To)
                : a.Edge.CompareTo(b.Edge)
        );
        var all = CollectionsMarshal.AsSpan(incidences);
        for (var i = 0; i < all.Length; )
        {
            var end = i + 1;
            while (end < all.Length && all[end].Row == all[i].Row)
                end++;
            WalkRow(area, all[i].Row, all[i..end]);
            i = end;
        }
    }

    private void AddIncidences(int index)
    {
        var e = edges[index];
        var last = (e.Y2 - minY) >> shift;
        for (var row = (e.Y1 - minY) >> shift; row <= last; row++)
        {
            var low = Math.Max(e.Y1, minY + (row << shift));
            // Up to the next row's first latitude: an edge that slips between the two rows must be seen by one of them.
            var high = Math.Min(e.Y2, minY + (row << shift) + (1 << shift));
            var (left, right) = (Math.Min(e.X1, e.X2), Math.Max(e.X1, e.X2));
            if (e.Y1 != e.Y2 && (low != e.Y1 || high != e.Y2))
            {
                double a = XAt(e, low),
                    b = XAt(e, high);
                // One micro-degree wider than computed: touching a block too many is only slower, one too few is wrong.
                left = Math.Max(left, (int)Math.Floor(Math.Min(a, b)) - 1);
                right = Math.Min(right, (int)Math.Ceiling(Math.Max(a, b)) + 1);
            }
            incidences.Add(new Incidence(row, (left - minX) >> shift, (right - minX) >> shift, index));
        }
    }

    private static double XAt(Edge e, int y) => e.X1 + (double)(e.X2 - e.X1) * (y - e.Y1) / (e.Y2 - e.Y1);

    private void WalkRow(int area, int row, ReadOnlySpan<Incidence> edgesOfRow)
    {
        var low = minY + (row << shift);
        var end = low + (1 << shift);
        active.Clear();
        turns.Clear();
        var next = 0;
        var column = edgesOfRow[0].To;
        while (true)
        {
            while (next < edgesOfRow.Length && edgesOfRow[next].To >= column)
                active.Add(edgesOfRow[next++]);
            for (var i = active.Count - 1; i >= 0; i--)
                if (active[i].From > column)
                {
                    Pass(edges[active[i].Edge], low, end);
                    active.RemoveAt(i);
                }
            if (active.Count > 0)
            {
                Hand(area, row, column, end);
                column--;
                continue;
            }
            if (next == edgesOfRow.Length)
                return;
            // No border between here and the next edge: the blocks between are all inside or all outside.
            var to = edgesOfRow[next].To;
            if (turns.Count > 0)
                covered(area, row, to + 1, column);
            column = to;
        }
    }

    private void Pass(Edge e, int low, int end)
    {
        Turn(Math.Max(e.Y1, low));
        if (e.Y2 < end)
            Turn(Math.Max(e.Y2, low));
    }

    private void Turn(int latitude)
    {
        var at = turns.BinarySearch(latitude);
        if (at >= 0)
            turns.RemoveAt(at);
        else
            turns.Insert(~at, latitude);
    }

    private void Hand(int area, int row, int column, int end)
    {
        touching.Clear();
        foreach (var incidence in active)
            touching.Add(edges[incidence.Edge]);
        for (var i = 0; i < turns.Count; i += 2)
            touching.Add(new Edge(int.MaxValue, turns[i], int.MaxValue, i + 1 < turns.Count ? turns[i + 1] : end));
        touched(area, row, column, touching);
    }
}
