using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Commitments;

/// <summary>How a commitment stood on a day, in the words of whoever reported it.</summary>
public sealed class CommitmentUpdate : IRecorded
{
    public int Id { get; private set; }

    public int CommitmentId { get; private set; }

    public required DateOnly On { get; init; }

    public required string Text { get; init; }

    public required CommitmentState State { get; init; }

    public int? Percent { get; init; }

    public int? PostId { get; init; }

    public RecordRef Record => new("commitment", CommitmentId);

    internal sealed class Mapping : IEntityTypeConfiguration<CommitmentUpdate>
    {
        public void Configure(EntityTypeBuilder<CommitmentUpdate> update)
        {
            update.ToTable("CommitmentUpdates");
            update.SeenWith<CommitmentUpdate, Commitment>(x => x.CommitmentId);
            update.Ignore(x => x.Record);
            update.Property(u => u.Text).HasMaxLength(2000);
            update.HasIndex(u => u.CommitmentId);
        }
    }
}

/// <summary>A due date that was moved: what it was, what it became, why.</summary>
public sealed class CarriedOver : IRecorded
{
    public int Id { get; private set; }

    public int CommitmentId { get; private set; }

    public required DateOnly WasDue { get; init; }

    public DateOnly? NowDue { get; init; }

    public required DateOnly On { get; init; }

    public required string Why { get; init; }

    public RecordRef Record => new("commitment", CommitmentId);

    internal sealed class Mapping : IEntityTypeConfiguration<CarriedOver>
    {
        public void Configure(EntityTypeBuilder<CarriedOver> carried)
        {
            carried.ToTable("CommitmentsCarriedOver");
            carried.SeenWith<CarriedOver, Commitment>(x => x.CommitmentId);
            carried.Ignore(x => x.Record);
            carried.Property(c => c.Why).HasMaxLength(2000);
            carried.HasIndex(c => c.CommitmentId);
        }
    }
}

/// <summary>How a partner works on an action. Independence is a choice, never a failure.</summary>
public enum WorkingMode
{
    Joint,
    Aligned,
    Independent,
}

/// <summary>An organisation that supports a commitment, and how it says it works on it.</summary>
public sealed class CommitmentPartner : IRecorded
{
    public int Id { get; private set; }

    public int CommitmentId { get; private set; }

    public required int OrganisationId { get; init; }

    public WorkingMode? Mode { get; private set; }

    public string? Note { get; private set; }

    public DateOnly? DeclaredOn { get; private set; }

    /// <summary>When the owner agreed to work jointly; joint working needs both sides.</summary>
    public DateOnly? OwnerAgreedOn { get; private set; }

    public bool IsJoint => Mode == WorkingMode.Joint && OwnerAgreedOn is not null;

    public bool AwaitsOwner => Mode == WorkingMode.Joint && OwnerAgreedOn is null;

    /// <summary>"Joint", "Joint, waiting for the owner's agreement", "Aligned", "Independent", "Supporting".</summary>
    public string Say() =>
        Mode is not { } mode ? "Supporting"
        : AwaitsOwner ? "Joint, waiting for the owner’s agreement"
        : mode.Say();

    public void Declare(WorkingMode mode, string? note, DateOnly today)
    {
        if (Mode != mode)
            OwnerAgreedOn = null;
        (Mode, Note, DeclaredOn) = (mode, Text.Clean(note), today);
    }

    public void AgreeAsOwner(DateOnly today)
    {
        Rules.Check(("", Mode == WorkingMode.Joint, "Only joint working needs the owner’s agreement"));
        OwnerAgreedOn = today;
    }

    /// <summary>The owner does not take up a proposal to work jointly. The partner stays named and may say anew how it works.</summary>
    public void DeclineAsOwner(string? reason, string field = "Reason")
    {
        Rules.Check(
            ("", AwaitsOwner, "Only a proposal to work jointly that waits for the owner can be declined"),
            (field, Text.Clean(reason) is not null, "Say why you will not work jointly on this")
        );
        (Mode, DeclaredOn) = (null, null);
    }

    public RecordRef Record => new("commitment", CommitmentId);

    internal sealed class Mapping : IEntityTypeConfiguration<CommitmentPartner>
    {
        public void Configure(EntityTypeBuilder<CommitmentPartner> partner)
        {
            partner.ToTable("CommitmentPartners");
            partner.SeenWith<CommitmentPartner, Commitment>(x => x.CommitmentId);
            partner.Ignore(x => x.Record);
            partner.Property(p => p.Note).HasMaxLength(1000);
            partner.HasIndex(p => new { p.CommitmentId, p.OrganisationId }).IsUnique();
        }
    }
}

/// <summary>Whether two pieces of work meet in one issue or complete each other .</summary>
public enum SharedIssue
{
    Common,
    Complementary,
}

/// <summary>Another priority, board or partner plan that shares a commitment.</summary>
public sealed class SharedWork : IRecorded
{
    public int Id { get; private set; }

    public int CommitmentId { get; private set; }

    public required SharedIssue Kind { get; init; }

    /// <summary>Its name, as people say it.</summary>
    public required string With { get; init; }

    public string? RecordKind { get; init; }

    public int? RecordId { get; init; }

    /// <summary>What shares it, where that is kept here.</summary>
    public RecordRef? Other => RecordKind is { } kind && RecordId is { } id ? new RecordRef(kind, id) : null;

    /// <summary>"Shares a common issue with Hate crime".</summary>
    public string Say() => Kind == SharedIssue.Common ? $"Shares a common issue with {With}" : $"Complements {With}";

    public RecordRef Record => new("commitment", CommitmentId);

    internal sealed class Mapping : IEntityTypeConfiguration<SharedWork>
    {
        public void Configure(EntityTypeBuilder<SharedWork> shared)
        {
            shared.ToTable("CommitmentsShared");
            shared.SeenWith<SharedWork, Commitment>(x => x.CommitmentId);
            shared.Ignore(x => x.Record).Ignore(x => x.Other);
            shared.Property(s => s.With).HasMaxLength(300);
            shared.Property(s => s.RecordKind).HasMaxLength(40);
            shared.HasIndex(s => s.CommitmentId);
        }
    }
}
