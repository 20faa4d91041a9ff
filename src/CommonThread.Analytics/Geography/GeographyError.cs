using System.Diagnostics.CodeAnalysis;

namespace CommonThread.Analytics.Geography;

/// <summary>A file of boundaries that cannot be read at all; <see cref="Exception.Message"/> is plain English.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "An error in the words of the field.")]
public sealed class GeographyError : Exception
{
    /// <summary>Short name: empty-file, too-large, not-json, too-deep, wrong-encoding, damaged-gzip, wrong-type, bad-arcs,
    /// wrong-index.</summary>
    public string Code { get; }

    /// <summary>An error with its short name and a sentence for the person who sent the file.</summary>
    public GeographyError(string code, string message, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
    }
}
