using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Leads;

public enum RequiredKind
{
    /// <summary>What every priority must carry .</summary>
    Action,

    /// <summary>What every strategic priority lead must do .</summary>
    Duty,
}

/// <summary>
/// A line of the checklist that every priority of a framework carries. How a priority stands on it is a
/// <see cref="Commitments.Commitment"/> of the priority, made when somebody first says so; until then it is not started.
/// </summary>
public sealed class RequiredAction : FrameworkPart
{
    public required RequiredKind Kind { get; init; }

    public required int Number { get; init; }

    /// <summary>The records of the priority that show it done by themselves; null where evidence is added by hand only.</summary>
    public DutyRecord? ShownBy { get; set; }

    public string? Name { get; private set; }

    public string Words { get; private set; } = "";

    public override RecordRef Record => new("required-action", Id);

    public static RequiredAction Of(int frameworkId, RequiredKind kind, int number, string? name, string? words)
    {
        var required = new RequiredAction
        {
            FrameworkId = frameworkId,
            Kind = kind,
            Number = number,
            Position = number,
        };
        required.Say(name, words);
        return required;
    }

    public void Say(string? name, string? words)
    {
        var (brief, clean) = (Text.Clean(name), Text.Clean(words));
        Rules.Check(
            (nameof(Words), clean is { Length: <= 500 }, "Enter what is required, up to 500 characters"),
            (nameof(Name), brief is null or { Length: <= 100 }, "Short name must be 100 characters or fewer")
        );
        (Name, Words) = (brief, clean!);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<RequiredAction>
    {
        public void Configure(EntityTypeBuilder<RequiredAction> required)
        {
            Map(required, "RequiredActions");
            required.Property(r => r.Name).HasMaxLength(100);
            required.Property(r => r.Words).HasMaxLength(500);
            required
                .HasIndex(r => new
                {
                    r.FrameworkId,
                    r.Kind,
                    r.Number,
                })
                .IsUnique();
        }
    }
}
