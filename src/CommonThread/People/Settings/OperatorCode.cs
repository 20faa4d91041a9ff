using System.Security.Cryptography;
using System.Text;

namespace CommonThread.People.Settings;

/// <summary>
/// A word that only whoever runs the machine can read, on its console. It opens the set-up of a new partnership, once; a new
/// one is then printed.
/// </summary>
public sealed class OperatorCode
{
    private readonly Lock using_ = new();
    private string code = New();

    /// <summary>Where the code is printed: the console (standard output is for the address alone), unless a test listens.</summary>
    public TextWriter Console { get; set; } = System.Console.Error;

    public string Current
    {
        get
        {
            lock (using_)
                return code;
        }
    }

    public bool Is(string? given)
    {
        lock (using_)
        {
            return given is { Length: < 100 }
                && CryptographicOperations.FixedTimeEquals(
                    Encoding.UTF8.GetBytes(Bare(given)),
                    Encoding.UTF8.GetBytes(Bare(code))
                );
        }
    }

    /// <summary>Uses the code up: true once, for the right one.</summary>
    public bool Use(string? given)
    {
        lock (using_)
        {
            if (!Is(given))
                return false;
            code = New();
        }
        Print();
        return true;
    }

    public void Print() => Console.WriteLine($"Code for setting up a partnership at /set-up: {Current}");

    private static string Bare(string text) =>
        text.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private static string New() =>
        string.Join(
            '-',
            RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 20).Chunk(5).Select(c => new string(c))
        );
}

/// <summary>Prints the code when the application has started.</summary>
internal sealed class PrintOperatorCode(OperatorCode code, ApplicationSettings settings) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Schedule)
            code.Print();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
