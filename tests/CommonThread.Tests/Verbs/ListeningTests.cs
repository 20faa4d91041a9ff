using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CommonThread.Tests.Verbs;

/// <summary>The executable where it cannot listen: an exit code and one clear line, and nothing else.</summary>
public sealed class ListeningTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("commonthread-listen-").FullName;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("*")]
    [Trait("Speed", "slow")]
    public async Task A_port_that_another_program_has_is_said_in_one_line(string host)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://{host}:{((IPEndPoint)other.LocalEndpoint).Port}";
        var (code, output, errors) = await Serve(url);
        (code, output).ShouldBe((1, ""));
        var line = errors.TrimEnd().Split('\n').ShouldHaveSingleItem();
        line.ShouldStartWith($"Cannot listen on {url}: port");
        line.ShouldEndWith("name another with --urls");
    }

    [Fact]
    public async Task What_is_no_address_is_said_in_one_line()
    {
        var (code, output, errors) = await Serve("here");
        (code, output).ShouldBe((2, ""));
        errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldStartWith("Cannot listen on here");
    }

    private async Task<(int Code, string Output, string Errors)> Serve(string url)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "commonthread"))
        {
            ArgumentList = { "serve", "--no-demo", "--data", folder, "--urls", url },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(90));
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw;
        }
        return (process.ExitCode, await output, await errors);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
