using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;

namespace CommonThread.Analytics.Geography;

/// <summary>Builds an <see cref="AreaIndex"/>: edges to rows of blocks, rows to blocks, blocks to records.</summary>
internal sealed class AreaIndexBuilder
{
    private const int Uncovered = int.MaxValue;

    private readonly int areaCount;
    private readonly List<Edge> edges = [];
    private readonly int[] firstEdge;
    private int minX = int.MaxValue,
        minY = int.MaxValue,
        maxX = int.MinValue,
        maxY = int.MinValue;

    private int shift,
        cellColumns;
    private int[] cells = [];
    private readonly List<int> cover = [];
    private readonly List<int> lastCandidate = [];
    private readonly List<Candidate> candidates = [];
    private readonly List<Edge> candidateEdges = [];
    private readonly List<Run> runs = [];

    /// <summary>An edge from its lower end to its upper; an upright one at x = int.MaxValue stands for all to the east.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Edge(int X1, int Y1, int X2, int Y2);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Candidate(int Area, int FirstEdge, int EdgeCount, int Earlier);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Run(int Area, int Row, int From, int To);

    public AreaIndexBuilder(IReadOnlyList<Geometry> areas)
    {
        areaCount = areas.Count;
        firstEdge = new int[areas.Count + 1];
        for (var i = 0; i < areas.Count; i++)
        {
            firstEdge[i] = edges.Count;
            AddRings(areas[i], i);
        }
        firstEdge[^1] = edges.Count;
    }

    public AreaIndex Build()
    {
        if (edges.Count == 0)
            return new AreaIndex(areaCount, (0, 0), (0, 0), 0, 1, [AreaIndex.None], [], []);
        ChooseGrid();
        var row = new AreaIndexRows(
            CollectionsMarshal.AsSpan(edges).ToArray(),
            minX,
            minY,
            shift,
            AddCandidate,
            AddRun
        );
        for (var area = 0; area < areaCount; area++)
            row.Walk(area, firstEdge[area], firstEdge[area + 1]);
        Fill();
        var (blocks, records) = Records();
        return new AreaIndex(
            areaCount,
            (minX, minY),
            ((uint)(maxX - minX), (uint)(maxY - minY)),
            shift,
            cellColumns,
            cells,
            blocks,
            records
        );
    }

    private void AddRings(Geometry geometry, int area)
    {
        switch (geometry)
        {
            case Polygon polygon:
                if (polygon.IsEmpty)
                    return;
                AddRing(polygon.ExteriorRing.CoordinateSequence, area);
                for (var i = 0; i < polygon.NumInteriorRings; i++)
                    AddRing(polygon.GetInteriorRingN(i).CoordinateSequence, area);
                break;
            case GeometryCollection many:
                foreach (var part in many.Geometries)
                    AddRings(part, area);
                break;
            default:
                throw new GeographyError(
                    "wrong-index",
                    $"Area {area + 1} is a {geometry?.GeometryType ?? "null"}, not a polygon."
                );
        }
    }

    private void AddRing(CoordinateSequence ring, int area)
    {
        for (var i = 0; i < ring.Count; i++)
        {
            var j = i + 1 < ring.Count ? i + 1 : 0;
            if (
                !MicroDegrees.TryFrom(ring.GetX(i), out var x1)
                || !MicroDegrees.TryFrom(ring.GetY(i), out var y1)
                || !MicroDegrees.TryFrom(ring.GetX(j), out var x2)
                || !MicroDegrees.TryFrom(ring.GetY(j), out var y2)
            )
                throw new GeographyError("wrong-index", $"Area {area + 1} has coordinates that are not degrees.");
            if ((x1, y1) == (x2, y2))
                continue;
            edges.Add((y1, x1).CompareTo((y2, x2)) < 0 ? new Edge(x1, y1, x2, y2) : new Edge(x2, y2, x1, y1));
            (minX, maxX) = (Math.Min(minX, Math.Min(x1, x2)), Math.Max(maxX, Math.Max(x1, x2)));
            (minY, maxY) = (Math.Min(minY, Math.Min(y1, y2)), Math.Max(maxY, Math.Max(y1, y2)));
        }
    }

    /// <summary>
    /// Blocks small enough that few edges cross one, yet not so small that long edges, or a hostile shape of them, would fill
    /// the memory.
    /// </summary>
    private void ChooseGrid()
    {
        long width = (long)maxX - minX + 1,
            height = (long)maxY - minY + 1;
        var wanted = Math.Clamp(8L * edges.Count, 4096, 1 << 24);
        var incidences = 8L * edges.Count + 2_000_000;
        shift = 0;
        while (
            (width >> shift) * (height >> shift) > wanted
            || width >> shift > 16384
            || height >> shift > 16384
            || Incidences(shift) > incidences
        )
            shift++;
        // Beyond this the grid would be a single cell; a shift of 26 already spans 67 degrees.
        shift = Math.Min(shift, 26);
        cellColumns = (int)((width - 1) >> (shift + 3)) + 1;
        cells = new int[cellColumns * ((int)((height - 1) >> (shift + 3)) + 1)];
        Array.Fill(cells, Uncovered);
    }

    private long Incidences(int tried)
    {
        if (tried >= 26)
            return 0;
        var sum = 0L;
        foreach (var e in CollectionsMarshal.AsSpan(edges))
            sum += 1 + ((long)(e.Y2 - e.Y1) >> tried) + (Math.Abs((long)e.X2 - e.X1) >> tried);
        return sum;
    }

    private void AddCandidate(int area, int row, int column, List<Edge> touching)
    {
        ref var cell = ref cells[(row >> 3) * cellColumns + (column >> 3)];
        if (cell == Uncovered)
        {
            cell = -2 - (cover.Count >> 6);
            for (var i = 0; i < 64; i++)
            {
                cover.Add(Uncovered);
                lastCandidate.Add(-1);
            }
        }
        var block = ((-2 - cell) << 6) + ((row & 7) << 3) + (column & 7);
        candidates.Add(new Candidate(area, candidateEdges.Count, touching.Count, lastCandidate[block]));
        lastCandidate[block] = candidates.Count - 1;
        candidateEdges.AddRange(touching);
    }

    private void AddRun(int area, int row, int from, int to) => runs.Add(new Run(area, row, from, to));

    /// <summary>Notes the first area that covers each whole block, and each whole cell that no border crosses.</summary>
    private void Fill()
    {
        var covers = CollectionsMarshal.AsSpan(cover);
        foreach (var run in runs)
            for (var column = run.From; column <= run.To; )
            {
                var next = Math.Min((column | 7) + 1, run.To + 1);
                ref var cell = ref cells[(run.Row >> 3) * cellColumns + (column >> 3)];
                if (cell >= 0)
                    cell = Math.Min(cell, run.Area);
                else
                    for (var c = column; c < next; c++)
                    {
                        ref var block = ref covers[((-2 - cell) << 6) + ((run.Row & 7) << 3) + (c & 7)];
                        block = Math.Min(block, run.Area);
                    }
                column = next;
            }
        foreach (ref var cell in cells.AsSpan())
            if (cell == Uncovered)
                cell = AreaIndex.None;
    }

    private (int[] Blocks, int[] Records) Records()
    {
        var blocks = new int[cover.Count];
        var records = new List<int>(candidateEdges.Count * 4 + candidates.Count * 3);
        var chain = new List<Candidate>();
        for (var block = 0; block < blocks.Length; block++)
        {
            chain.Clear();
            for (var i = lastCandidate[block]; i >= 0; i = candidates[i].Earlier)
                if (candidates[i].Area < cover[block])
                    chain.Add(candidates[i]);
            var otherwise = cover[block] == Uncovered ? AreaIndex.None : cover[block];
            if (chain.Count == 0)
            {
                blocks[block] = otherwise;
                continue;
            }
            blocks[block] = -2 - records.Count;
            records.Add(chain.Count);
            records.Add(otherwise);
            for (var i = chain.Count - 1; i >= 0; i--)
            {
                records.Add(chain[i].Area);
                records.Add(chain[i].EdgeCount);
                foreach (
                    var e in CollectionsMarshal.AsSpan(candidateEdges).Slice(chain[i].FirstEdge, chain[i].EdgeCount)
                )
                    records.AddRange([e.X1, e.Y1, e.X2, e.Y2]);
            }
        }
        return (blocks, [.. records]);
    }
}
