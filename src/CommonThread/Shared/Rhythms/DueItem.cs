using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Shared.Rhythms;

/// <summary>One beat of a rhythm: what is due on one day, whether the owner was told, and when it was done.</summary>
public sealed class DueItem : IRecorded
{
    public int Id { get; private set; }

    public int RhythmId { get; private set; }

    /// <summary>The rhythm it is a beat of.</summary>
    public Rhythm Rhythm { get; private set; } = null!;

    public DateOnly DueOn { get; private init; }

    public DateOnly? RemindedOn { get; private set; }

    /// <summary>When the owner was told that it is late; once.</summary>
    public DateOnly? ChasedOn { get; private set; }

    public DateOnly? DoneOn { get; private set; }

    public int? DoneByPostId { get; private set; }

    public string? Note { get; private set; }

    RecordRef IRecorded.Record => new("due-item", Id);

    public bool IsLate(DateOnly today) => DoneOn is null && DueOn < today;

    internal static DueItem Of(Rhythm rhythm, DateOnly dueOn) => new() { Rhythm = rhythm, DueOn = dueOn };

    /// <summary>Records that it was done.</summary>
    /// <param name="byPostId">The post that did it; null when the product itself saw it done.</param>
    public void Done(DateOnly on, DateOnly today, int? byPostId, string? note)
    {
        var clean = Text.Clean(note);
        Rules.Check(
            (nameof(DoneOn), on <= today, "The day it was done must be today or in the past"),
            ("", DoneOn is null, "This is marked as done already"),
            (nameof(Note), clean is null or { Length: <= 1000 }, "The note must be 1,000 characters or fewer")
        );
        (DoneOn, DoneByPostId, Note) = (on, byPostId, clean);
        Rhythm.DoneOn(on);
    }

    /// <summary>The notices that are due on a day and were not given yet.</summary>
    internal IEnumerable<Notice> Remind(DateOnly today, DateTime now)
    {
        if (DoneOn is not null)
            yield break;
        var owner = Rhythm.OwnerPostId;
        if (RemindedOn is null)
        {
            RemindedOn = today;
            if (owner is { } post && DueOn >= today)
                yield return Notice.To(post, Key("due"), $"{Rhythm.Title} is due on {DueOn.Say()}", Rhythm.Url, now);
        }
        if (ChasedOn is null && DueOn < today)
        {
            ChasedOn = today;
            if (owner is { } post)
                yield return Notice.To(post, Key("late"), $"{Rhythm.Title} was due on {DueOn.Say()}", Rhythm.Url, now);
        }
    }

    private string Key(string kind) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kind}:{Rhythm.Key}:{DueOn:yyyy-MM-dd}");

    internal sealed class Mapping : IEntityTypeConfiguration<DueItem>
    {
        public void Configure(EntityTypeBuilder<DueItem> item)
        {
            item.ToTable("DueItems");
            item.Property(i => i.Note).HasMaxLength(1000);
            item.HasOne(i => i.Rhythm).WithMany().HasForeignKey(i => i.RhythmId);
            item.HasIndex(i => new { i.RhythmId, i.DueOn }).IsUnique();
            item.HasIndex(i => new { i.DoneOn, i.DueOn });
        }
    }
}
