using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;

namespace CommonThread.Analytics.Geography;

/// <summary>
/// Which of many areas holds a point: built once, immutable, safe to use from many threads.
/// </summary>
/// <remarks>
/// The answer is exact for corners rounded to whole micro-degrees: every edge is tested in 64-bit integers, no floating
/// point. A point belongs to the <b>first</b> area of the list that covers it, borders included; so a point on a shared
/// border or in an overlap belongs to exactly one area, always the same, and a point on the outer border is inside.
/// <para>A coarse grid answers for cells that no border crosses. A cell that borders cross is split into 8 × 8 blocks, and a
/// block holds, for each area with a border in it, the edges that cross it; the edges to the east of the block, which any
/// ray to the east meets, are merged into a few upright ones.</para>
/// </remarks>
public sealed class AreaIndex
{
    /// <summary>No area holds the point.</summary>
    public const int None = -1;

    private readonly int minX;
    private readonly int minY;
    private readonly uint width;
    private readonly uint height;
    private readonly int shift;
    private readonly int columns;
    private readonly int[] cells;
    private readonly int[] blocks;
    private readonly int[] records;

    internal AreaIndex(
        int count,
        (int X, int Y) least,
        (uint Width, uint Height) size,
        int shift,
        int columns,
        int[] cells,
        int[] blocks,
        int[] records
    )
    {
        Count = count;
        (minX, minY) = least;
        (width, height) = size;
        this.shift = shift;
        this.columns = columns;
        this.cells = cells;
        this.blocks = blocks;
        this.records = records;
    }

    /// <summary>Number of areas.</summary>
    public int Count { get; }

    /// <summary>Bytes held by the index's tables.</summary>
    public long Bytes => 4L * (cells.Length + blocks.Length + records.Length);

    /// <summary>Builds the index; an area's number is its position in the list.</summary>
    /// <exception cref="GeographyError">wrong-index: a geometry is not a polygon or multipolygon, or leaves the globe.</exception>
    public static AreaIndex Build(IReadOnlyList<Geometry> areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        return new AreaIndexBuilder(areas).Build();
    }

    /// <summary>Builds the index; an area's number is its position in the list.</summary>
    /// <exception cref="GeographyError">wrong-index: a geometry is not a polygon or multipolygon, or leaves the globe.</exception>
    public static AreaIndex Build(IReadOnlyList<Area> areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        return Build([.. areas.Select(area => area.Geometry)]);
    }

    /// <summary>The number of the first area that covers the point, or <see cref="None"/>.</summary>
    /// <param name="longitude">Degrees east, rounded here to six decimals.</param>
    /// <param name="latitude">Degrees north, rounded here to six decimals.</param>
    public int Find(double longitude, double latitude) =>
        MicroDegrees.TryFrom(longitude, out var x) && MicroDegrees.TryFrom(latitude, out var y) ? Find(x, y) : None;

    /// <summary>The number of the first area that covers the point, or <see cref="None"/>.</summary>
    /// <param name="microLongitude">Micro-degrees east.</param>
    /// <param name="microLatitude">Micro-degrees north.</param>
    public int Find(int microLongitude, int microLatitude)
    {
        var x = unchecked((uint)(microLongitude - minX));
        var y = unchecked((uint)(microLatitude - minY));
        if (x > width || y > height)
            return None;
        var cell = cells[(int)(y >> (shift + 3)) * columns + (int)(x >> (shift + 3))];
        if (cell >= None)
            return cell;
        var block = blocks[((-2 - cell) << 6) + (int)(((y >> shift) & 7) << 3) + (int)((x >> shift) & 7)];
        return block >= None ? block : Resolve(-2 - block, microLongitude, microLatitude);
    }

    /// <summary>
    /// A record is: number of areas, the area to fall back on, then for each area its number, its number of edges, and four
    /// coordinates an edge, the lower end first.
    /// </summary>
    private int Resolve(int at, int px, int py)
    {
        ref var word = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(records), at);
        var areas = word;
        var otherwise = Unsafe.Add(ref word, 1);
        word = ref Unsafe.Add(ref word, 2);
        for (; areas > 0; areas--)
        {
            var area = word;
            var edges = Unsafe.Add(ref word, 1);
            word = ref Unsafe.Add(ref word, 2);
            var inside = 0;
            var onEdge = 0;
            for (; edges > 0; edges--)
            {
                var x1 = word;
                var y1 = Unsafe.Add(ref word, 1);
                var x2 = Unsafe.Add(ref word, 2);
                var y2 = Unsafe.Add(ref word, 3);
                word = ref Unsafe.Add(ref word, 4);
                if (py < y1 | py > y2)
                    continue;
                // Above zero: the point lies to the left of the edge going up, so a ray to the east meets the edge.
                var side = (long)(x2 - x1) * (py - y1) - ((long)px - x1) * (y2 - y1);
                if (side > 0)
                    inside ^= py < y2 ? 1 : 0;
                else if (side == 0 && (y1 != y2 || (px >= x1 && px <= x2)))
                    onEdge = 1;
            }
            if ((inside | onEdge) != 0)
                return area;
        }
        return otherwise;
    }
}
