using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Leads;

public enum MechanismKind
{
    CountyWideGroup,
    VirtualNetwork,
    ExistingAgencyArrangement,
}

/// <summary>How partners contribute to a priority, and its contact in each Community Safety Partnership .</summary>
public sealed class Mechanism : FrameworkPart
{
    public int? PriorityId { get; set; }

    public MechanismKind? Kind { get; set; }

    public int? BodyOrganisationId { get; set; }

    public string? Members { get; set; }

    public List<MechanismContact> Contacts { get; } = [];

    public override RecordRef Record => new(StrategyKinds.Priority, PriorityId ?? 0);

    /// <summary>Checks that it says what it must.</summary>
    public void Check() =>
        Rules.Check(
            (nameof(PriorityId), PriorityId is not null, "Choose the priority"),
            (nameof(Kind), Kind is not null, "Choose the kind of mechanism"),
            (nameof(Members), Members is null or { Length: <= 2000 }, "Members must be 2,000 characters or fewer")
        );

    internal sealed class Mapping : IEntityTypeConfiguration<Mechanism>
    {
        public void Configure(EntityTypeBuilder<Mechanism> x)
        {
            Map(x, "Mechanisms");
            x.Property(e => e.Members).HasMaxLength(2000);
            x.HasOne<Priority>().WithMany().HasForeignKey(e => e.PriorityId).OnDelete(DeleteBehavior.Cascade);
            x.HasMany(e => e.Contacts).WithOne().HasForeignKey(c => c.MechanismId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A priority's contact in one Community Safety Partnership.</summary>
public sealed class MechanismContact : IRecorded
{
    public int Id { get; private set; }

    public int MechanismId { get; private set; }

    public required int PlaceId { get; set; }

    public int? PostId { get; set; }

    public RecordRef Record => new("mechanism", MechanismId);

    internal sealed class Mapping : IEntityTypeConfiguration<MechanismContact>
    {
        public void Configure(EntityTypeBuilder<MechanismContact> x)
        {
            x.ToTable("MechanismContacts");
            x.SeenWith<MechanismContact, Mechanism>(x => x.MechanismId);
            x.Ignore(e => e.Record);
            x.HasIndex(e => e.MechanismId);
        }
    }
}
