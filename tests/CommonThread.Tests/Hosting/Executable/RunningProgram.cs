using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CommonThread.Data;

namespace CommonThread.Tests.Hosting.Executable;

/// <summary>The real executable in a process of its own, as an operator starts it, so that it can be killed.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<string> said = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProgram(Process process) => this.process = process;

    public ConcurrentQueue<string> Output { get; } = [];

    public ConcurrentQueue<string> Errors { get; } = [];

    public Uri Address { get; private set; } = null!;

    /// <summary>The processor's time from the start of the process until it said its address.</summary>
    public TimeSpan Worked { get; private set; }

    /// <summary>Starts <c>serve</c> and waits until it has said its address.</summary>
    public static async Task<RunningProgram> Serve(
        string folder,
        DatabaseAddress? installation,
        params (string Name, string Value)[] environment
    )
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "commonthread"))
        {
            ArgumentList = { "serve", "--no-demo", "--data", folder, "--urls", "http://127.0.0.1:0" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (installation is { IsPostgres: true })
        {
            start.ArgumentList.Add("--database");
            start.ArgumentList.Add(installation.Connection);
        }
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var program = new RunningProgram(Process.Start(start)!);
        program.process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not { } words)
                return;
            program.Output.Enqueue(words);
            program.said.TrySetResult(words);
        };
        program.process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } words)
                program.Errors.Enqueue(words);
        };
        program.process.BeginOutputReadLine();
        program.process.BeginErrorReadLine();
        var first = await Task.WhenAny(program.said.Task, program.process.WaitForExitAsync(), Task.Delay(90_000));
        first.ShouldBe(program.said.Task, $"It did not start: {string.Join('\n', program.Errors)}");
        program.Worked = program.process.TotalProcessorTime;
        var words = await program.said.Task;
        program.Address = new Uri(words[words.IndexOf("http", StringComparison.Ordinal)..]);
        return program;
    }

    /// <summary>SIGKILL: it gets no chance to tidy up.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>As an operator's service manager ends it.</summary>
    public async Task<int> Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])!;
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(40));
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Kill();
        process.Dispose();
    }
}
