using CommonThread.Commitments;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Activities;

public enum ActivityState
{
    Planned,
    Live,
    Paused,
    Closed,
}

/// <summary>
/// What a framework does: the second column of the delivery table. Programmes, corporate priorities, pledges and places are
/// joined by links of the thread, its success measures likewise.
/// </summary>
public sealed class Activity : FrameworkPart
{
    /// <summary>Relations of an activity, read from the activity upwards.</summary>
    public const string Spends = "is commissioned through";
    public const string Serves = "contributes to";
    public const string Keeps = "helps to keep";
    public const string Happens = "happens in";

    public int? Number { get; set; }

    public string Title { get; private set; } = "";

    public int? PriorityId { get; set; }

    public int? VisionPartId { get; set; }

    public int? OwnerPostId { get; set; }

    public DateOnly? PeriodStart { get; private set; }

    public DateOnly? PeriodEnd { get; private set; }

    public ActivityState State { get; set; } = ActivityState.Live;

    public override RecordRef Record => new(StrategyKinds.Activity, Id);

    public static Activity Called(int frameworkId, string? title)
    {
        var activity = new Activity { FrameworkId = frameworkId };
        activity.Rename(title);
        return activity;
    }

    public void Rename(string? title)
    {
        var clean = Text.Clean(title);
        Rules.Check((nameof(Title), clean is { Length: <= 500 }, "Enter the activity, up to 500 characters"));
        Title = clean!;
    }

    public void Last(DateOnly? from, DateOnly? to)
    {
        Rules.Check(
            (nameof(PeriodEnd), from is null || to is null || from <= to, "An activity cannot end before it starts")
        );
        (PeriodStart, PeriodEnd) = (from, to);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Activity>
    {
        public void Configure(EntityTypeBuilder<Activity> activity)
        {
            Map(activity, "Activities");
            activity.Property(a => a.Title).HasMaxLength(500);
            activity.HasIndex(a => a.PriorityId);
            activity.HasOne<Priority>().WithMany().HasForeignKey(a => a.PriorityId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}

/// <summary>A strand of an activity, perhaps with strands of its own: the third column of the delivery table.</summary>
public sealed class WorkStream : FrameworkPart
{
    public required int ActivityId { get; init; }

    public int? ParentId { get; init; }

    public string Title { get; private set; } = "";

    public int? OwnerPostId { get; set; }

    /// <summary>The same six states as an action has.</summary>
    public CommitmentState State { get; set; }

    public string? Note { get; set; }

    public override RecordRef Record => new(StrategyKinds.WorkStream, Id);

    public static WorkStream Of(Activity activity, int? parentId, string? title)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var stream = new WorkStream
        {
            FrameworkId = activity.FrameworkId,
            ActivityId = activity.Id,
            ParentId = parentId,
        };
        stream.Rename(title);
        return stream;
    }

    public void Rename(string? title)
    {
        var clean = Text.Clean(title);
        Rules.Check((nameof(Title), clean is { Length: <= 500 }, "Enter the work stream, up to 500 characters"));
        Title = clean!;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<WorkStream>
    {
        public void Configure(EntityTypeBuilder<WorkStream> stream)
        {
            Map(stream, "WorkStreams");
            stream.Property(s => s.Title).HasMaxLength(500);
            stream.Property(s => s.Note).HasMaxLength(1000);
            stream.HasIndex(s => s.ActivityId);
            stream.HasOne<Activity>().WithMany().HasForeignKey(s => s.ActivityId).OnDelete(DeleteBehavior.Cascade);
            stream.HasOne<WorkStream>().WithMany().HasForeignKey(s => s.ParentId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
