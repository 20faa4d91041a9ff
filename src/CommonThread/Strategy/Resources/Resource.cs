using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Resources;

public enum ResourceKind
{
    Money,
    StaffTime,
    Posts,
}

/// <summary>Money, staff time or posts: what there is to share out in a year, or what is allotted to a priority or activity .</summary>
public sealed class Resource : FrameworkPart
{
    public ResourceKind Kind { get; set; }

    public int? PostId { get; set; }

    public int? OrganisationId { get; set; }

    public decimal? Number { get; set; }

    public decimal? Days { get; set; }

    public decimal? Amount { get; set; }

    public string? Fund { get; set; }

    public int? Year { get; set; }

    public bool Available { get; set; }

    public int? PriorityId { get; set; }

    public int? ActivityId { get; set; }

    public string? Decision { get; set; }

    public override RecordRef Record => new("resource", Id);

    /// <summary>How much: pounds, days or posts, as the kind says.</summary>
    public decimal Quantity =>
        Kind switch
        {
            ResourceKind.Money => Amount ?? 0,
            ResourceKind.StaffTime => Days ?? Number ?? 0,
            _ => Number ?? 0,
        };

    /// <summary>Checks that it says what it must.</summary>
    public void Check() =>
        Rules.Check(
            (nameof(Fund), Fund is null or { Length: <= 200 }, "Fund must be 200 characters or fewer"),
            (nameof(Year), Year is not null, "Choose the financial year"),
            (nameof(Decision), Decision is null or { Length: <= 500 }, "Decision must be 500 characters or fewer"),
            (nameof(Amount), Kind != ResourceKind.Money || Amount is >= 0, "Enter the amount in pounds"),
            (
                nameof(Days),
                Kind != ResourceKind.StaffTime || Days is >= 0 || Number is >= 0,
                "Enter the number of days"
            ),
            (nameof(Number), Kind != ResourceKind.Posts || Number is >= 0, "Enter the number of posts")
        );

    internal sealed class Mapping : IEntityTypeConfiguration<Resource>
    {
        public void Configure(EntityTypeBuilder<Resource> x)
        {
            Map(x, "Resources");
            x.Ignore(e => e.Quantity);
            x.Property(e => e.Number).HasPrecision(18, 2);
            x.Property(e => e.Days).HasPrecision(18, 2);
            x.Property(e => e.Amount).HasPrecision(18, 2);
            x.Property(e => e.Fund).HasMaxLength(200);
            x.Property(e => e.Decision).HasMaxLength(500);
            x.HasOne<Priority>().WithMany().HasForeignKey(e => e.PriorityId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
