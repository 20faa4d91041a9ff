using System.IO.Compression;
using System.Text.Json;

namespace CommonThread.Analytics.Geography;

/// <summary>
/// Reads areas from GeoJSON (RFC 7946: FeatureCollection, Feature, or a bare geometry) and TopoJSON (specification 1.0.0:
/// quantised or not, with delta-coded arcs), plain or gzip, telling them apart by their content.
/// </summary>
public static class AreaReader
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 64 };

    /// <summary>Reads every feature of the stream. The stream is read to its end and left open.</summary>
    /// <exception cref="GeographyError">The file as a whole cannot be read; single bad features are refused instead.</exception>
    public static AreaReading Read(
        Stream stream,
        AreaReadOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new AreaReadOptions();
        var bytes = ReadWhole(stream, options, cancellation);
        try
        {
            using var document = JsonDocument.Parse(bytes, Json);
            return Read(document.RootElement, options, cancellation);
        }
        catch (JsonException e)
            when (e.Message.Contains("maximum configured depth", StringComparison.OrdinalIgnoreCase))
        {
            throw new GeographyError("too-deep", "The file is nested too deeply to be a file of boundaries.", e);
        }
        catch (JsonException e)
        {
            throw new GeographyError(
                "not-json",
                $"The file is not valid JSON: something is wrong at line {(e.LineNumber ?? 0) + 1}.",
                e
            );
        }
        catch (InvalidOperationException e)
        {
            // Text with half of a surrogate pair, or bytes that are not UTF-8, shows only when the text is asked for.
            throw new GeographyError("wrong-encoding", "The file holds text that is not valid UTF-8.", e);
        }
    }

    private static AreaReading Read(JsonElement root, AreaReadOptions options, CancellationToken cancellation)
    {
        var type = root.ValueKind == JsonValueKind.Object ? root.Text("type") : null;
        var gathering = new AreaGathering(options);
        switch (type)
        {
            case "FeatureCollection":
                GeoJson.ReadCollection(root, gathering, cancellation);
                break;
            case "Feature":
                GeoJson.ReadFeature(root, gathering);
                break;
            case "Polygon"
            or "MultiPolygon"
            or "GeometryCollection"
            or "Point"
            or "MultiPoint"
            or "LineString"
            or "MultiLineString":
                GeoJson.ReadBareGeometry(root, gathering);
                break;
            case "Topology":
                new TopoJson(root, options).Read(gathering, cancellation);
                break;
            default:
                throw new GeographyError(
                    "wrong-type",
                    "The file is JSON but neither GeoJSON nor TopoJSON: its \"type\" is "
                        + (type is null ? "missing." : $"\"{Shortened(type)}\".")
                );
        }
        return gathering.Result();
    }

    internal static string Shortened(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…");

    private static ReadOnlyMemory<byte> ReadWhole(
        Stream stream,
        AreaReadOptions options,
        CancellationToken cancellation
    )
    {
        var first = new byte[2];
        var got = stream.ReadAtLeast(first, 2, throwOnEndOfStream: false);
        if (got == 0)
            throw new GeographyError("empty-file", "The file is empty.");
        using var whole = new PrefixedStream(first.AsMemory(0, got), stream);
        if (got == 2 && first[0] == 0x1f && first[1] == 0x8b)
        {
            try
            {
                using var unpacked = new GZipStream(whole, CompressionMode.Decompress, leaveOpen: true);
                return Bytes(unpacked, options, cancellation);
            }
            catch (GeographyError e) when (e.Code == "empty-file")
            {
                throw new GeographyError("damaged-gzip", "The file is compressed with gzip but empty or damaged.", e);
            }
            catch (InvalidDataException e)
            {
                throw new GeographyError("damaged-gzip", "The file is compressed with gzip but damaged.", e);
            }
        }
        return Bytes(whole, options, cancellation);
    }

    private static ReadOnlyMemory<byte> Bytes(Stream stream, AreaReadOptions options, CancellationToken cancellation)
    {
        var gathered = new MemoryStream();
        var block = new byte[128 * 1024];
        for (int n; (n = stream.Read(block)) > 0; )
        {
            cancellation.ThrowIfCancellationRequested();
            if (gathered.Length + n > Math.Min(options.MaximumBytes, Array.MaxLength))
                throw new GeographyError(
                    "too-large",
                    $"The file is larger than {options.MaximumBytes / 1024.0 / 1024.0:0.#} MB."
                );
            gathered.Write(block, 0, n);
        }
        ReadOnlyMemory<byte> bytes = gathered.GetBuffer().AsMemory(0, (int)gathered.Length);
        var span = bytes.Span;
        if (span.IsEmpty)
            throw new GeographyError("empty-file", "The file is empty.");
        if (span is [0xff, 0xfe, ..] or [0xfe, 0xff, ..] or [0, ..] or [_, 0, ..])
            throw new GeographyError("wrong-encoding", "The file is UTF-16 text. Save it as UTF-8.");
        return span is [0xef, 0xbb, 0xbf, ..] ? bytes[3..] : bytes;
    }
}
