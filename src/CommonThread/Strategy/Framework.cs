using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy;

public enum FrameworkType
{
    Strategy,
    Agreement,
    SharedApproach,
    Framework,
    ActionPlan,
    Plan,
}

/// <summary>
/// A strategy, agreement, shared approach or plan: what a partnership promises, for where and how long. Its tables hold
/// the words being worked on; the words that are in force stand in a <see cref="Versions.FrameworkVersion"/>.
/// </summary>
public sealed partial class Framework : IRecorded, IMarked
{
    public int Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string? ShortTitle { get; private set; }

    public FrameworkType Type { get; private set; }

    /// <summary>The organisation or partnership body that owns it.</summary>
    public int? OwnerOrganisationId { get; private set; }

    /// <summary>The post that answers for it. A post, never a person.</summary>
    public int? OwnerPostId { get; private set; }

    public int? PlaceId { get; private set; }

    public DateOnly? PeriodStart { get; private set; }

    /// <summary>Last day, part of the period.</summary>
    public DateOnly? PeriodEnd { get; private set; }

    /// <summary>The dates as the source document prints them, word for word.</summary>
    public string? DatesInSource { get; set; }

    public string? Purpose { get; set; }

    public bool Statutory { get; private set; }

    public string? LegalBasis { get; private set; }

    /// <summary>12 for a yearly review; null where none is required.</summary>
    public int? ReviewEveryMonths { get; private set; }

    /// <summary>How often a priority's lead reports; null where no report is asked for.</summary>
    public PeriodKind? LeadReports { get; set; }

    public int? OverseeingBodyId { get; set; }

    public int? ApprovingBodyId { get; set; }

    /// <summary>The day on which the owner reports back to the overseeing body .</summary>
    public DateOnly? ReportBackOn { get; set; }

    public DateOnly? ReportedBackOn { get; private set; }

    /// <summary>The day its collection of good practice was opened, and what is collected.</summary>
    public DateOnly? CollectionOpenedOn { get; private set; }

    public string? CollectionWords { get; private set; }

    /// <summary>How many partners must have formally agreed; null for all developing partners .</summary>
    public int? RequiredAdoptions { get; private set; }

    /// <summary>Plain words for a reader who has never seen it.</summary>
    public string? Summary { get; set; }

    public string? HowToTakePart { get; set; }

    public string? Vision { get; set; }

    public string? VisionCitation { get; set; }

    public string? Aim { get; set; }

    /// <summary>Where it stands in the source document.</summary>
    public string? Citation { get; set; }

    public bool Illustrative { get; set; }

    /// <summary>Keys of the fields that are invented though the rest is the source's, separated by commas.</summary>
    public string? IllustrativeFields { get; set; }

    public RecordRef Record => new(StrategyKinds.Framework, Id);

    /// <summary>What lists and breadcrumbs call it.</summary>
    public string Called => ShortTitle ?? Title;

    public static Framework Titled(string title, FrameworkType type, int ownerOrganisationId)
    {
        var framework = new Framework { OwnerOrganisationId = ownerOrganisationId };
        framework.Retitle(title, null, type);
        framework.MoveTo(framework.Title);
        return framework;
    }

    /// <summary>Its address. Chosen once; links to it never break.</summary>
    public void MoveTo(string slug)
    {
        var address = Text.Slug(slug);
        // Pages of their own stand at these addresses.
        Slug = address is "add" or "priorities" ? address + "-framework" : address;
    }

    public void Retitle(string? title, string? shortTitle, FrameworkType type)
    {
        var clean = Text.Clean(title);
        var brief = Text.Clean(shortTitle);
        Rules.Check(
            (nameof(Title), clean is { Length: <= 250 }, "Enter the title, up to 250 characters"),
            (nameof(ShortTitle), brief is null or { Length: <= 80 }, "Short title must be 80 characters or fewer")
        );
        (Title, ShortTitle, Type) = (clean!, brief, type);
    }

    public void OwnedBy(int organisationId, int? postId) =>
        (OwnerOrganisationId, OwnerPostId) = (organisationId, postId);

    public void For(int? placeId) => PlaceId = placeId;

    public void Last(DateOnly? from, DateOnly? to)
    {
        Rules.Check(
            (nameof(PeriodEnd), from is null || to is null || from <= to, "The period cannot end before it starts")
        );
        (PeriodStart, PeriodEnd) = (from, to);
    }

    public void RestsOn(bool statutory, string? legalBasis)
    {
        var basis = Text.Clean(legalBasis);
        Rules.Check(
            (nameof(LegalBasis), !statutory || basis is not null, "Enter the law that requires it"),
            (nameof(LegalBasis), basis is null or { Length: <= 500 }, "Legal basis must be 500 characters or fewer")
        );
        (Statutory, LegalBasis) = (statutory, basis);
    }

    public void IsReviewedEvery(int? months)
    {
        Rules.Check(
            (nameof(ReviewEveryMonths), months is null or (>= 1 and <= 120), "Months between reviews must be 1 to 120")
        );
        ReviewEveryMonths = months;
    }

    /// <summary>Sets how many partners must have formally agreed; null for every developing partner .</summary>
    public void IsAdoptedBy(int? partners)
    {
        Rules.Check(
            (
                nameof(RequiredAdoptions),
                partners is null or (>= 1 and <= 500),
                "The number of partners that must agree must be 1 or more"
            )
        );
        RequiredAdoptions = partners;
    }

    /// <summary>Opens the collection of good practice that follows adoption .</summary>
    public void Collect(string? words, DateOnly on)
    {
        var clean = Text.Clean(words);
        Rules.Check(
            (nameof(CollectionWords), clean is { Length: <= 1000 }, "Say what is collected, up to 1,000 characters")
        );
        (CollectionOpenedOn, CollectionWords) = (CollectionOpenedOn ?? on, clean);
    }

    /// <summary>Sets the day on which the overseeing body hears what came of it.</summary>
    public void ReportBack(DateOnly? by, DateOnly today)
    {
        Rules.Check(
            (nameof(ReportBackOn), by is not null, "Enter the day on which you report back"),
            (nameof(ReportBackOn), by is null || by >= today, "The day must be today or later")
        );
        (ReportBackOn, ReportedBackOn) = (by, null);
    }

    public void ReportedBack(DateOnly? on, DateOnly today)
    {
        Rules.Check(
            (nameof(ReportedBackOn), ReportBackOn is not null, "No day to report back was set"),
            (
                nameof(ReportedBackOn),
                on is not null && on <= today,
                "Enter the day you reported back, today or in the past"
            )
        );
        ReportedBackOn = on;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Framework>
    {
        public void Configure(EntityTypeBuilder<Framework> framework)
        {
            framework.ToTable("Frameworks");
            framework.Property(f => f.Slug).HasMaxLength(90);
            framework.Property(f => f.Title).HasMaxLength(250);
            framework.Property(f => f.ShortTitle).HasMaxLength(80);
            framework.Property(f => f.DatesInSource).HasMaxLength(500);
            framework.Property(f => f.Purpose).HasMaxLength(4000);
            framework.Property(f => f.LegalBasis).HasMaxLength(500);
            framework.Property(f => f.Summary).HasMaxLength(2000);
            framework.Property(f => f.HowToTakePart).HasMaxLength(2000);
            framework.Property(f => f.Vision).HasMaxLength(2000);
            framework.Property(f => f.VisionCitation).HasMaxLength(200);
            framework.Property(f => f.Aim).HasMaxLength(4000);
            framework.Property(f => f.CollectionWords).HasMaxLength(1000);
            framework.Property(f => f.ExpiryReason).HasMaxLength(1000);
            framework.Property(f => f.Citation).HasMaxLength(200);
            framework.Property(f => f.IllustrativeFields).HasMaxLength(300);
            framework.Ignore(f => f.Called).Ignore(f => f.RemainsLive).Ignore(f => f.Standing);
            framework.HasIndex(f => f.Slug).IsUnique();
            framework
                .HasOne<Framework>()
                .WithMany()
                .HasForeignKey(f => f.SuccessorId)
                .OnDelete(DeleteBehavior.Restrict);
        }
    }
}
