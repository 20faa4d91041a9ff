using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Leads;

public enum Seriousness
{
    Low,
    Medium,
    High,
}

public static class SeriousnessColour
{
    /// <summary>Colour of the tag; the word says the same.</summary>
    public static string Colour(this Seriousness seriousness) =>
        seriousness switch
        {
            Seriousness.High => "red",
            Seriousness.Medium => "yellow",
            _ => "grey",
        };
}

/// <summary>A concern that a lead raises; the Performance Group and the Board both see it until it is answered .</summary>
public sealed class Concern : FrameworkPart
{
    public int? PriorityId { get; set; }

    public string Words { get; set; } = "";

    public DateOnly? RaisedOn { get; set; }

    public Seriousness Seriousness { get; set; }

    public int? PostId { get; set; }

    public string? Answer { get; set; }

    public DateOnly? AnsweredOn { get; set; }

    public int? AnsweredByPostId { get; set; }

    public override RecordRef Record => new("concern-of-lead", Id);

    public bool IsOpen => AnsweredOn is null;

    /// <summary>Answers it; only then does it leave the two bodies' lists.</summary>
    public void Reply(string? answer, DateOnly on, int? postId)
    {
        var words = Text.Clean(answer);
        Rules.Check(
            ("", IsOpen, "This concern is answered already"),
            (nameof(Answer), words is { Length: <= 2000 }, "Write the answer, up to 2,000 characters")
        );
        (Answer, AnsweredOn, AnsweredByPostId) = (words, on, postId);
    }

    /// <summary>Checks that it says what it must.</summary>
    public void Check() =>
        Rules.Check(
            (nameof(PriorityId), PriorityId is not null, "Choose the priority"),
            (nameof(Words), Words is { Length: > 0 and <= 2000 }, "Say what the concern is, up to 2,000 characters"),
            (nameof(RaisedOn), RaisedOn is not null, "Enter the date it was raised"),
            (nameof(Answer), Answer is null or { Length: <= 2000 }, "Answer must be 2,000 characters or fewer"),
            (
                nameof(AnsweredOn),
                AnsweredOn is null || AnsweredOn >= RaisedOn,
                "A concern cannot be answered before it is raised"
            )
        );

    internal sealed class Mapping : IEntityTypeConfiguration<Concern>
    {
        public void Configure(EntityTypeBuilder<Concern> x)
        {
            Map(x, "Concerns");
            x.Ignore(e => e.IsOpen);
            x.Property(e => e.Words).HasMaxLength(2000);
            x.Property(e => e.Answer).HasMaxLength(2000);
            x.HasOne<Priority>().WithMany().HasForeignKey(e => e.PriorityId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
