using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Shared.Rhythms;

public enum Every
{
    Week,
    Month,
    Quarter,
    Year,
    ThreeYears,
}

public static class Beats
{
    /// <summary>"Every week", "Every three years".</summary>
    public static string Often(this Every every) =>
        every switch
        {
            Every.Week => "Every week",
            Every.Month => "Every month",
            Every.Quarter => "Every quarter",
            Every.Year => "Every year",
            _ => "Every three years",
        };
}

/// <summary>
/// Something that falls due again and again: the yearly refresh of a plan, a return to a ministry, a meeting's papers. It
/// belongs to a post, so that nobody has to remember it. What is a record of its own each time it falls due, as a lead's
/// quarterly report or the review of a framework, its module opens in the nightly rounds with its date. Due dates are counted from the anchor, so that the 31st of a month stays the last day
/// of the short ones and comes back to the 31st.
/// </summary>
public sealed class Rhythm : IRecorded
{
    public int Id { get; private set; }

    /// <summary>Stable name that its module gave, unique in the partnership: <c>framework-3-annual-review</c>.</summary>
    public string Key { get; private init; } = "";

    /// <summary>What is to be done: "Annual review of Safer Testshire".</summary>
    public string Title { get; private set; } = "";

    public Every Every { get; private set; }

    /// <summary>The first day it falls due.</summary>
    public DateOnly Anchor { get; private set; }

    /// <summary>Who does it; null when nobody does yet, which is a gap.</summary>
    public int? OwnerPostId { get; private set; }

    public string? SubjectKind { get; private set; }

    public int? SubjectId { get; private set; }

    /// <summary>The page where it is done, beginning with <c>~/</c>.</summary>
    public string? Url { get; private set; }

    /// <summary>How many days before the due date the owner is reminded.</summary>
    public int RemindDays { get; private set; }

    public DateOnly? LastDone { get; private set; }

    /// <summary>The first due date for which there is no due item yet.</summary>
    public DateOnly NextDue { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public RecordRef? Subject => SubjectKind is { } kind && SubjectId is { } id ? new RecordRef(kind, id) : null;

    RecordRef IRecorded.Record => new("rhythm", Id);

    /// <summary>Starts a rhythm.</summary>
    /// <exception cref="RulesBroken">The title is missing or the reminder is longer than the rhythm itself.</exception>
    public static Rhythm Start(
        string key,
        string title,
        Every every,
        DateOnly anchor,
        int? ownerPostId,
        int remindDays = 14,
        RecordRef? subject = null,
        string? url = null
    )
    {
        var rhythm = new Rhythm
        {
            Key = key,
            Anchor = anchor,
            NextDue = anchor,
            SubjectKind = subject?.Kind,
            SubjectId = subject?.Id,
        };
        rhythm.Change(title, every, anchor, ownerPostId, remindDays, url);
        return rhythm;
    }

    /// <summary>Changes what is due, how often and for whom. Items that fell due already stay as they are.</summary>
    public void Change(string title, Every every, DateOnly anchor, int? ownerPostId, int remindDays, string? url)
    {
        var clean = Text.Clean(title);
        Rules.Check(
            (nameof(Title), clean is { Length: <= 200 }, "Enter what falls due, up to 200 characters"),
            (
                nameof(RemindDays),
                remindDays >= 0 && remindDays < Days(every),
                "The reminder must come before the due date, and after the one before it"
            ),
            (
                nameof(Url),
                url is null || (url.StartsWith("~/", StringComparison.Ordinal) && url.Length <= 300),
                "The page must be one of this partnership’s own"
            )
        );
        var moved = every != Every || anchor != Anchor;
        (Title, Every, OwnerPostId, RemindDays, Url) = (clean!, every, ownerPostId, remindDays, url);
        if (!moved)
            return;
        Anchor = anchor;
        var after = NextDue.AddDays(-1);
        NextDue = anchor > after ? anchor : DueAfter(after);
    }

    public void End(DateOnly on) => EndedOn ??= on;

    /// <summary>Whether somebody added it by hand; the others were begun by a record, which also changes what they say.</summary>
    public bool IsByHand => Key.StartsWith(ByHandKey, StringComparison.Ordinal);

    /// <summary>A key for one that is added by hand.</summary>
    public static string NewKey() => ByHandKey + Guid.NewGuid().ToString("N");

    /// <summary>The key of one that a file names, so that the same file again changes it.</summary>
    public static string KeyOf(string title)
    {
        var slug = Text.Slug(title);
        return ByHandKey + slug[..Math.Min(slug.Length, 110)];
    }

    private const string ByHandKey = "by-hand-";

    /// <summary>The due dates that come next, from a day on.</summary>
    public IReadOnlyList<DateOnly> Coming(DateOnly from, int count)
    {
        var dates = new List<DateOnly>();
        var day = from.AddDays(-1);
        while (EndedOn is null && dates.Count < count)
            dates.Add(day = DueAfter(day));
        return dates;
    }

    /// <summary>The due date number <paramref name="n"/>, counted from 0 at the anchor.</summary>
    public DateOnly Due(int n) =>
        Every switch
        {
            Every.Week => Anchor.AddDays(7 * n),
            Every.Month => Anchor.AddMonths(n),
            Every.Quarter => Anchor.AddMonths(3 * n),
            Every.Year => Anchor.AddYears(n),
            _ => Anchor.AddYears(3 * n),
        };

    /// <summary>The first due date after a day.</summary>
    public DateOnly DueAfter(DateOnly day)
    {
        if (Anchor > day)
            return Anchor;
        // A step or two short of the answer, whatever the lengths of months; then on from there.
        var n = Math.Max(0, ((day.DayNumber - Anchor.DayNumber) / (Days(Every) + 4)) - 1);
        while (Due(n) <= day)
            n++;
        return Due(n);
    }

    /// <summary>
    /// The items that have come near enough to be told: every due date up to the day and the reminder's reach. Called again
    /// on the same day it gives none.
    /// </summary>
    public IReadOnlyList<DueItem> FallDue(DateOnly today)
    {
        var items = new List<DueItem>();
        while (EndedOn is null && NextDue.AddDays(-RemindDays) <= today)
        {
            items.Add(DueItem.Of(this, NextDue));
            NextDue = DueAfter(NextDue);
        }
        return items;
    }

    /// <summary>A round of before that nobody was reminded of here, to be recorded as done.</summary>
    /// <exception cref="RulesBroken">It is not due yet: its round comes by itself.</exception>
    internal DueItem Past(DateOnly due, DateOnly today)
    {
        Rules.Check((nameof(DueItem.DueOn), due <= today, "A round that is done was due by today"));
        return DueItem.Of(this, due);
    }

    internal void DoneOn(DateOnly day)
    {
        if (LastDone is null || LastDone < day)
            LastDone = day;
    }

    private static int Days(Every every) =>
        every switch
        {
            Every.Week => 7,
            Every.Month => 28,
            Every.Quarter => 90,
            Every.Year => 365,
            _ => 1095,
        };

    internal sealed class Mapping : IEntityTypeConfiguration<Rhythm>
    {
        public void Configure(EntityTypeBuilder<Rhythm> rhythm)
        {
            rhythm.ToTable("Rhythms");
            rhythm.Property(r => r.Key).HasMaxLength(120);
            rhythm.Property(r => r.Title).HasMaxLength(200);
            rhythm.Property(r => r.SubjectKind).HasMaxLength(40);
            rhythm.Property(r => r.Url).HasMaxLength(300);
            rhythm.Ignore(r => r.Subject).Ignore(r => r.IsByHand);
            rhythm.HasIndex(r => r.Key).IsUnique();
            rhythm.HasIndex(r => r.NextDue);
        }
    }
}
