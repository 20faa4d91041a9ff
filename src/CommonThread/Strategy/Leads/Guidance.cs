using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Leads;

public enum GuidanceKind
{
    Information,
    Advice,
    Guidance,
    Toolkit,
}

/// <summary>Information, advice or guidance that a lead gives out, and which partnerships received and used it .</summary>
public sealed class Guidance : FrameworkPart
{
    public int? PriorityId { get; set; }

    public string Title { get; set; } = "";

    public GuidanceKind Kind { get; set; }

    public DateOnly? On { get; set; }

    public DateOnly? ReviewOn { get; set; }

    public string? Link { get; set; }

    public List<GuidanceReceipt> Receipts { get; } = [];

    public override RecordRef Record => new(StrategyKinds.Guidance, Id);

    /// <summary>A partnership says when it received it, and when it first used it.</summary>
    public void Receive(int placeId, DateOnly? receivedOn, DateOnly? usedOn, DateOnly today)
    {
        Rules.Check(
            (nameof(GuidanceReceipt.ReceivedOn), receivedOn is not null, "Enter the day it was received"),
            (
                nameof(GuidanceReceipt.ReceivedOn),
                receivedOn is null || receivedOn <= today,
                "The day it was received must be today or in the past"
            ),
            (
                nameof(GuidanceReceipt.UsedOn),
                usedOn is null || receivedOn is null || usedOn >= receivedOn,
                "It cannot be used before it is received"
            ),
            (
                nameof(GuidanceReceipt.UsedOn),
                usedOn is null || usedOn <= today,
                "The day it was used must be today or in the past"
            )
        );
        var receipt = Receipts.Find(r => r.PlaceId == placeId);
        if (receipt is null)
            Receipts.Add(receipt = new GuidanceReceipt { PlaceId = placeId });
        (receipt.ReceivedOn, receipt.UsedOn) = (receivedOn, usedOn);
    }

    /// <summary>Checks that it says what it must.</summary>
    public void Check() =>
        Rules.Check(
            (nameof(PriorityId), PriorityId is not null, "Choose the priority"),
            (nameof(Title), Title is { Length: > 0 and <= 300 }, "Enter the title, up to 300 characters"),
            (nameof(Link), Link is null or { Length: <= 500 }, "Link must be 500 characters or fewer"),
            (
                nameof(ReviewOn),
                ReviewOn is null || On is null || ReviewOn >= On,
                "Review date must be on or after its date"
            ),
            (
                nameof(Link),
                Link is null
                    || (Uri.TryCreate(Link, UriKind.Absolute, out var uri) && (uri.Scheme is "https" or "http")),
                "Link must be a whole address that begins with https://"
            )
        );

    internal sealed class Mapping : IEntityTypeConfiguration<Guidance>
    {
        public void Configure(EntityTypeBuilder<Guidance> x)
        {
            Map(x, "Guidance");
            x.Property(e => e.Title).HasMaxLength(300);
            x.Property(e => e.Link).HasMaxLength(500);
            x.HasOne<Priority>().WithMany().HasForeignKey(e => e.PriorityId).OnDelete(DeleteBehavior.Cascade);
            x.HasMany(e => e.Receipts).WithOne().HasForeignKey(c => c.GuidanceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>That a Community Safety Partnership received a piece of guidance, and when it used it.</summary>
public sealed class GuidanceReceipt : IRecorded
{
    public int Id { get; private set; }

    public int GuidanceId { get; private set; }

    public required int PlaceId { get; set; }

    public DateOnly? ReceivedOn { get; set; }

    public DateOnly? UsedOn { get; set; }

    public RecordRef Record => new(StrategyKinds.Guidance, GuidanceId);

    internal sealed class Mapping : IEntityTypeConfiguration<GuidanceReceipt>
    {
        public void Configure(EntityTypeBuilder<GuidanceReceipt> x)
        {
            x.ToTable("GuidanceReceipts");
            x.SeenWith<GuidanceReceipt, Guidance>(x => x.GuidanceId);
            x.Ignore(e => e.Record);
            x.HasIndex(e => e.GuidanceId);
        }
    }
}
