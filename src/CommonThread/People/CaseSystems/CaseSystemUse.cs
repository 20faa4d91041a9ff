using CommonThread.People.Organisations;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.People.CaseSystems;

/// <summary>
/// How far a shared case system (ECINs) reaches in one organisation in one quarter, in counts (I-18). What is in a case never
/// comes here. Measures are of places; this is of organisations, so that it is a register of its own.
/// </summary>
public sealed class CaseSystemUse : IRecorded
{
    private const int Most = 1_000_000;

    public int Id { get; private set; }

    /// <summary>The system's name: "ECINs".</summary>
    public string System { get; private set; } = "";

    public int OrganisationId { get; private set; }

    /// <summary>First day of the quarter, which is counted from April.</summary>
    public DateOnly QuarterFirst { get; private set; }

    public int LicensedUsers { get; private set; }

    /// <summary>Those of them who signed in to it in the quarter.</summary>
    public int ActiveUsers { get; private set; }

    /// <summary>Cases open in it at any time in the quarter.</summary>
    public int Cases { get; private set; }

    /// <summary>Referrals made through it in the quarter.</summary>
    public int Referrals { get; private set; }

    /// <summary>Training sessions held in the quarter.</summary>
    public int TrainingHeld { get; private set; }

    public bool Illustrative { get; set; }

    public Period Quarter => Period.QuarterOf(QuarterFirst);

    public RecordRef Record => new("case-system-use", Id);

    /// <summary>A return of an organisation for a quarter that has begun.</summary>
    public static CaseSystemUse Of(string? system, int organisationId, Period quarter, DateOnly today)
    {
        var clean = Text.Clean(system);
        Rules.Check(
            (nameof(System), clean is { Length: <= 100 }, "Enter the system’s name, up to 100 characters"),
            (
                nameof(Quarter),
                quarter.Kind == PeriodKind.Quarter && quarter.First <= today,
                "Choose a quarter that has begun"
            )
        );
        return new()
        {
            System = clean!,
            OrganisationId = organisationId,
            QuarterFirst = quarter.First,
        };
    }

    public void Count(int? licensed, int? active, int? cases, int? referrals, int? training)
    {
        Rules.Check(
            (nameof(LicensedUsers), licensed is >= 0 and <= Most, "Enter the number of licensed users, 0 or more"),
            (nameof(ActiveUsers), active is >= 0 and <= Most, "Enter the number of active users, 0 or more"),
            (
                nameof(ActiveUsers),
                !(active > licensed) || licensed is not >= 0,
                "There cannot be more active users than licensed ones"
            ),
            (nameof(Cases), cases is >= 0 and <= Most, "Enter the number of cases, 0 or more"),
            (nameof(Referrals), referrals is >= 0 and <= Most, "Enter the number of referrals, 0 or more"),
            (nameof(TrainingHeld), training is >= 0 and <= Most, "Enter the number of training sessions, 0 or more")
        );
        (LicensedUsers, ActiveUsers, Cases) = (licensed!.Value, active!.Value, cases!.Value);
        (Referrals, TrainingHeld) = (referrals!.Value, training!.Value);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<CaseSystemUse>
    {
        public void Configure(EntityTypeBuilder<CaseSystemUse> use)
        {
            use.ToTable("CaseSystemUses");
            use.Property(u => u.System).HasMaxLength(100);
            use.Ignore(u => u.Quarter);
            use.HasIndex(u => new
                {
                    u.OrganisationId,
                    u.QuarterFirst,
                    u.System,
                })
                .IsUnique();
            use.HasOne<Organisation>()
                .WithMany()
                .HasForeignKey(u => u.OrganisationId)
                .OnDelete(DeleteBehavior.Restrict);
        }
    }
}
