using System.ComponentModel;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Shared;

/// <summary>
/// The one import that a partnership is reading now, in which process, and how far it is. It stands in the installation's
/// database, so that it can be written while the import holds the partnership's own write lock, and read by every process.
/// </summary>
public sealed class ImportUnderWay
{
    /// <summary>How long a process on another machine may be silent before its import counts as lost.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    public required string Slug { get; init; }

    public required int RunId { get; init; }

    public required string FileName { get; init; }

    public required string StartedBy { get; init; }

    public required string Machine { get; init; }

    public required int ProcessId { get; init; }

    public required DateTime ProcessStartedAt { get; init; }

    public string? Doing { get; private set; }

    public int? Percent { get; private set; }

    public bool StopAsked { get; private set; }

    public required DateTime BeatAt { get; init; }

    /// <summary>Whether the process that reads it still runs.</summary>
    public bool IsAlive(DateTime now)
    {
        if (Machine != Environment.MachineName)
            return now - BeatAt < Silence;
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return Math.Abs((process.StartTime.ToUniversalTime() - ProcessStartedAt).TotalSeconds) < 2;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    internal sealed class InstallationMapping : IEntityTypeConfiguration<ImportUnderWay>, Mapping.IOfTheInstallation
    {
        public void Configure(EntityTypeBuilder<ImportUnderWay> import)
        {
            import.ToTable("ImportsUnderWay");
            import.HasKey(i => i.Slug);
            import.Property(i => i.Slug).HasMaxLength(40);
            import.Property(i => i.FileName).HasMaxLength(260);
            import.Property(i => i.StartedBy).HasMaxLength(300);
            import.Property(i => i.Machine).HasMaxLength(200);
            import.Property(i => i.Doing).HasMaxLength(300);
        }
    }
}
