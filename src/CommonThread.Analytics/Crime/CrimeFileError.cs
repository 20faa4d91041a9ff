using System.Diagnostics.CodeAnalysis;

namespace CommonThread.Analytics.Crime;

/// <summary>A police file or archive that cannot be read; <see cref="Exception.Message"/> is plain English.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "An error in the words of the field.")]
public sealed class CrimeFileError : Exception
{
    /// <summary>Short name: not-found, empty-file, wrong-encoding, wrong-shape, field-too-long, not-a-zip, encrypted-zip,
    /// damaged-zip, zip-bomb, too-large, no-street-files, cannot-open.</summary>
    public string Code { get; }

    /// <summary>An error with its short name and a sentence for the person who sent the file.</summary>
    public CrimeFileError(string code, string message, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
    }
}
