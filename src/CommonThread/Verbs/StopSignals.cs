using System.Runtime.InteropServices;

namespace CommonThread.Verbs;

/// <summary>
/// Ctrl+C, and the signal by which a service manager ends a program: the first asks the verb to stop in good order, the next
/// ends it at once. They are heard from before the verb begins until it has ended.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] heard;

    public StopSignals() =>
        heard = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear),
        ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Stop => stop.Token;

    public void Dispose()
    {
        foreach (var registration in heard)
            registration.Dispose();
        stop.Dispose();
    }

    private void Hear(PosixSignalContext signal)
    {
        // Who listened first is asked last: the host's own answer, which waits for ever, does not stand against this one.
        signal.Cancel = !stop.IsCancellationRequested;
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The verb ended meanwhile.
        }
    }
}
