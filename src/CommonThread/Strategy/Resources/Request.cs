using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Resources;

public enum RequestDecision
{
    DoNow,
    Later,
    NotDo,
    Refer,
}

/// <summary>Something the team was asked to do, how it scored, and what was decided .</summary>
public sealed class Request : FrameworkPart
{
    public string Words { get; set; } = "";

    public string? Requester { get; set; }

    public DateOnly? On { get; set; }

    public int? Contribution { get; set; }

    public int? Vulnerability { get; set; }

    public int? Places { get; set; }

    public int? Cost { get; set; }

    public RequestDecision? Decision { get; set; }

    public string? Reason { get; set; }

    public int? ReferredToId { get; set; }

    public DateOnly? ToldOn { get; set; }

    public override RecordRef Record => new("request", Id);

    /// <summary>The sum of the four scores, 0 to 12; null until all four are given.</summary>
    public int? Score => Contribution + Vulnerability + Places + Cost;

    private static bool IsScore(int? score) => score is null or (>= 0 and <= 3);

    /// <summary>Checks that it says what it must.</summary>
    public void Check() =>
        Rules.Check(
            (nameof(Words), Words is { Length: > 0 and <= 1000 }, "Say what was asked, up to 1,000 characters"),
            (nameof(Requester), Requester is null or { Length: <= 300 }, "Requester must be 300 characters or fewer"),
            (nameof(On), On is not null, "Enter the date it was asked"),
            (nameof(Decision), Decision is not null, "Choose what was decided"),
            (nameof(Reason), Reason is null or { Length: <= 1000 }, "Reason must be 1,000 characters or fewer"),
            (nameof(Contribution), IsScore(Contribution), "Contribution to priorities must be 0 to 3"),
            (nameof(Vulnerability), IsScore(Vulnerability), "Vulnerability must be 0 to 3"),
            (nameof(Places), IsScore(Places), "Places affected must be 0 to 3"),
            (nameof(Cost), IsScore(Cost), "Cost must be 0 to 3"),
            (nameof(Reason), Decision != RequestDecision.NotDo || Reason is not null, "Say why it will not be done"),
            (
                nameof(ReferredToId),
                Decision != RequestDecision.Refer || ReferredToId is not null || Reason is not null,
                "Say to whom it is referred"
            ),
            (nameof(ToldOn), ToldOn is null || ToldOn >= On, "The requester cannot be told before the request was made")
        );

    internal sealed class Mapping : IEntityTypeConfiguration<Request>
    {
        public void Configure(EntityTypeBuilder<Request> x)
        {
            Map(x, "Requests");
            x.Ignore(e => e.Score);
            x.Property(e => e.Words).HasMaxLength(1000);
            x.Property(e => e.Requester).HasMaxLength(300);
            x.Property(e => e.Reason).HasMaxLength(1000);
        }
    }
}
