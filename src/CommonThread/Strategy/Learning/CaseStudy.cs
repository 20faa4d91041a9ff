using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Learning;

public enum ImageConsent
{
    None,
    Given,
    NotNeeded,
}

public enum CaseStudyState
{
    Draft,
    Submitted,
    Published,
}

/// <summary>A piece of work told so that others can learn from it: written by a partner, approved by an editor, taken up elsewhere .</summary>
public sealed class CaseStudy : FrameworkPart
{
    public string Title { get; set; } = "";

    public int? PriorityId { get; set; }

    public string? Problem { get; set; }

    public string? WhatWasDone { get; set; }

    public string? Result { get; set; }

    public string? Figures { get; set; }

    public decimal? Cost { get; set; }

    public int? PostId { get; set; }

    public ImageConsent ImageConsent { get; set; }

    public string? Tags { get; set; }

    public string? PartnersInSource { get; set; }

    public List<CaseStudyPartner> Partners { get; } = [];

    public List<TakenUp> TakenUp { get; } = [];

    public override RecordRef Record => new(StrategyKinds.CaseStudy, Id);

    public CaseStudyState State { get; private set; }

    public static Lifecycle<CaseStudyState> Lifecycle { get; } =
        new(
            "a case study",
            new(CaseStudyState.Draft, CaseStudyState.Submitted, "Submit to the editor", PlanPermissions.SubmitLearning),
            new(
                CaseStudyState.Submitted,
                CaseStudyState.Published,
                "Approve and publish",
                PlanPermissions.ApproveLearning
            ),
            new(
                CaseStudyState.Submitted,
                CaseStudyState.Draft,
                "Send back to its author",
                PlanPermissions.ApproveLearning,
                NeedsReason: true
            ),
            new(
                CaseStudyState.Published,
                CaseStudyState.Draft,
                "Take off the page",
                PlanPermissions.ApproveLearning,
                NeedsReason: true
            )
        );

    public void MoveTo(CaseStudyState to, Caller caller, string? reason)
    {
        Lifecycle.Check(State, to, caller, reason);
        if (to != CaseStudyState.Draft)
        {
            Rules.Check(
                (nameof(WhatWasDone), WhatWasDone is not null, "Say what was done before you submit it"),
                (nameof(Result), Result is not null, "Say what came of it before you submit it")
            );
        }
        State = to;
    }

    /// <summary>Sets how it stands, as loaded from a file.</summary>
    public void Stand(CaseStudyState state) => State = state;

    /// <summary>Marks that an organisation has taken it up.</summary>
    public void TakeUp(int organisationId, DateOnly? on)
    {
        Rules.Check(
            (
                "",
                TakenUp.TrueForAll(t => t.OrganisationId != organisationId),
                "Your organisation has taken this up already"
            )
        );
        TakenUp.Add(new TakenUp { OrganisationId = organisationId, On = on });
    }

    /// <summary>Checks that it says what it must.</summary>
    public void Check() =>
        Rules.Check(
            (nameof(Title), Title is { Length: > 0 and <= 300 }, "Enter the title, up to 300 characters"),
            (nameof(Problem), Problem is null or { Length: <= 4000 }, "Problem must be 4,000 characters or fewer"),
            (
                nameof(WhatWasDone),
                WhatWasDone is null or { Length: <= 4000 },
                "What was done must be 4,000 characters or fewer"
            ),
            (nameof(Result), Result is null or { Length: <= 4000 }, "Result must be 4,000 characters or fewer"),
            (nameof(Figures), Figures is null or { Length: <= 2000 }, "Figures must be 2,000 characters or fewer"),
            (nameof(Tags), Tags is null or { Length: <= 300 }, "Tags must be 300 characters or fewer"),
            (
                nameof(PartnersInSource),
                PartnersInSource is null or { Length: <= 500 },
                "Partners in source must be 500 characters or fewer"
            ),
            (nameof(Cost), Cost is null or >= 0, "Cost must be an amount in pounds, 0 or more")
        );

    internal sealed class Mapping : IEntityTypeConfiguration<CaseStudy>
    {
        public void Configure(EntityTypeBuilder<CaseStudy> x)
        {
            Map(x, "CaseStudies");
            x.Property(e => e.Title).HasMaxLength(300);
            x.Property(e => e.Problem).HasMaxLength(4000);
            x.Property(e => e.WhatWasDone).HasMaxLength(4000);
            x.Property(e => e.Result).HasMaxLength(4000);
            x.Property(e => e.Figures).HasMaxLength(2000);
            x.Property(e => e.Cost).HasPrecision(18, 2);
            x.Property(e => e.Tags).HasMaxLength(300);
            x.Property(e => e.PartnersInSource).HasMaxLength(500);
            x.HasOne<Priority>().WithMany().HasForeignKey(e => e.PriorityId).OnDelete(DeleteBehavior.SetNull);
            x.HasMany(e => e.Partners).WithOne().HasForeignKey(c => c.CaseStudyId).OnDelete(DeleteBehavior.Cascade);
            x.HasMany(e => e.TakenUp).WithOne().HasForeignKey(c => c.CaseStudyId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>An organisation that took part.</summary>
public sealed class CaseStudyPartner : IRecorded
{
    public int Id { get; private set; }

    public int CaseStudyId { get; private set; }

    public required int OrganisationId { get; set; }

    public RecordRef Record => new(StrategyKinds.CaseStudy, CaseStudyId);

    internal sealed class Mapping : IEntityTypeConfiguration<CaseStudyPartner>
    {
        public void Configure(EntityTypeBuilder<CaseStudyPartner> x)
        {
            x.ToTable("CaseStudyPartners");
            x.SeenWith<CaseStudyPartner, CaseStudy>(x => x.CaseStudyId);
            x.Ignore(e => e.Record);
            x.HasIndex(e => e.CaseStudyId);
        }
    }
}

/// <summary>An organisation that does it too, and since when.</summary>
public sealed class TakenUp : IRecorded
{
    public int Id { get; private set; }

    public int CaseStudyId { get; private set; }

    public required int OrganisationId { get; set; }

    public DateOnly? On { get; set; }

    public RecordRef Record => new(StrategyKinds.CaseStudy, CaseStudyId);

    internal sealed class Mapping : IEntityTypeConfiguration<TakenUp>
    {
        public void Configure(EntityTypeBuilder<TakenUp> x)
        {
            x.ToTable("CaseStudiesTakenUp");
            x.SeenWith<TakenUp, CaseStudy>(x => x.CaseStudyId);
            x.Ignore(e => e.Record);
            x.HasIndex(e => e.CaseStudyId);
        }
    }
}
