using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Drivers;

public enum DriverKind
{
    ParentFramework,
    CorporatePlan,
    DepartmentStrategy,
    PoliceAndCrimePlan,
    LocalAreaAgreement,
    NationalPolicy,
    Legislation,
    MediumTermFinancialStrategy,
}

/// <summary>
/// What a framework answers to: a parent framework kept here, or a plan, policy or law from outside. Seen from the parent,
/// it is a subordinate strategy.
/// </summary>
public sealed class Driver : FrameworkPart
{
    public string Title { get; private set; } = "";

    public DriverKind Kind { get; private set; }

    /// <summary>How the framework contributes to it.</summary>
    public string? Note { get; set; }

    public int? ParentFrameworkId { get; private set; }

    /// <summary>The address of a parent that is not loaded yet; joined when it is.</summary>
    public string? AwaitedSlug { get; private set; }

    public override RecordRef Record => new(StrategyKinds.Driver, Id);

    /// <param name="ancestors">The parent and every framework above it, so that no link forms a loop.</param>
    /// <param name="awaitedSlug">The address of a parent that is kept here and not loaded yet.</param>
    public static Driver Of(
        int frameworkId,
        string? title,
        DriverKind kind,
        int? parentFrameworkId = null,
        IReadOnlyCollection<int>? ancestors = null,
        string? awaitedSlug = null
    )
    {
        var clean = Text.Clean(title);
        Rules.Check(
            (
                nameof(Title),
                clean is { Length: <= 300 },
                "Enter the title of the plan, policy or law, up to 300 characters"
            ),
            (
                nameof(ParentFrameworkId),
                kind != DriverKind.ParentFramework || parentFrameworkId is not null || awaitedSlug is not null,
                "Choose the framework it answers to, or say below what kind of plan, policy or law it is"
            ),
            (
                nameof(ParentFrameworkId),
                parentFrameworkId != frameworkId && ancestors?.Contains(frameworkId) != true,
                "A framework cannot answer to itself, nor to one that answers to it"
            )
        );
        return new Driver
        {
            FrameworkId = frameworkId,
            Title = clean!,
            Kind = kind,
            ParentFrameworkId = parentFrameworkId,
            AwaitedSlug = parentFrameworkId is null ? awaitedSlug : null,
        };
    }

    /// <summary>Takes over what another, checked, driver says.</summary>
    internal void Become(Driver other) =>
        (Title, Kind, ParentFrameworkId, Note, AwaitedSlug) = (
            other.Title,
            other.Kind,
            other.ParentFrameworkId,
            other.Note,
            other.AwaitedSlug
        );

    /// <summary>The awaited parent has arrived.</summary>
    internal void Join(int parentFrameworkId) => (ParentFrameworkId, AwaitedSlug) = (parentFrameworkId, null);

    internal sealed class Mapping : IEntityTypeConfiguration<Driver>
    {
        public void Configure(EntityTypeBuilder<Driver> driver)
        {
            Map(driver, "Drivers");
            driver.Property(d => d.Title).HasMaxLength(300);
            driver.Property(d => d.Note).HasMaxLength(2000);
            driver.Property(d => d.AwaitedSlug).HasMaxLength(90);
            driver.HasIndex(d => d.ParentFrameworkId);
            driver
                .HasOne<Framework>()
                .WithMany()
                .HasForeignKey(d => d.ParentFrameworkId)
                .OnDelete(DeleteBehavior.Restrict);
        }
    }
}
