using CommonThread.Performance.HarmWeights;
using CommonThread.Places;
using CommonThread.Strategy;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Performance.SeverityProfiles;

/// <summary>
/// The severity profile of a Community Safety Partnership in a quarter (D-12): how much harm was done there, each kind weighed, so
/// that few serious harms can outrank many small ones. It is worked out afresh until it is published, and frozen from then on; what
/// is corrected later is a new version with a reason.
/// </summary>
public sealed class SeverityProfile : FrameworkPart
{
    public const string RecordKind = "severity-profile";

    private readonly List<HarmNote> notes = [];

    /// <summary>The Community Safety Partnership's area.</summary>
    public required int PlaceId { get; init; }

    /// <summary>First day of the quarter.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>1 for the first, more for each correction.</summary>
    public int Version { get; private init; } = 1;

    /// <summary>Why it was made again; null for the first.</summary>
    public string? Reason { get; private init; }

    /// <summary>The version of the weights that it is weighed with.</summary>
    public required int WeightTableId { get; set; }

    /// <summary>What the analyst makes of it.</summary>
    public string? Summary { get; private set; }

    public DateOnly? PublishedOn { get; private set; }

    public int? PublishedByPostId { get; private set; }

    /// <summary>What it read when it was published, as JSON (<see cref="ProfileContent"/>); null before.</summary>
    public string? Frozen { get; private set; }

    public IReadOnlyList<HarmNote> Notes => notes;

    public Period Quarter => Period.QuarterOf(Start);

    public override RecordRef Record => new(RecordKind, Id);

    public string Url => $"~/performance/severity/{Id.ToString(Text.Words)}";

    /// <summary>Begins the profile of a quarter.</summary>
    /// <exception cref="RulesBroken">The quarter is not over, or nothing is weighed yet.</exception>
    public static SeverityProfile Begin(
        int frameworkId,
        int placeId,
        Period quarter,
        WeightTable? weights,
        DateOnly today
    )
    {
        Rules.Check(
            ("Quarter", quarter.Kind == PeriodKind.Quarter, "Choose a quarter"),
            ("Quarter", quarter.Last < today, $"{quarter} is not over yet"),
            (
                "",
                weights is not null,
                "Nothing says yet what each kind of harm weighs. An administrator sets the weights"
            )
        );
        return new()
        {
            FrameworkId = frameworkId,
            PlaceId = placeId,
            Start = quarter.First,
            WeightTableId = weights!.Id,
        };
    }

    public void Summarise(string? summary)
    {
        CheckOpen();
        var clean = Text.Clean(summary);
        Rules.Check(
            (nameof(Summary), clean is null or { Length: <= 4000 }, "Summary must be 4,000 characters or fewer")
        );
        Summary = clean;
    }

    /// <summary>Says of a kind of harm what its count hides; without words, what was said is taken out.</summary>
    public void Note(int categoryId, string? words)
    {
        CheckOpen();
        var clean = Text.Clean(words);
        Rules.Check(
            (
                $"Notes[{categoryId.ToString(Text.Words)}]",
                clean is null or { Length: <= 1000 },
                "A note must be 1,000 characters or fewer"
            )
        );
        notes.RemoveAll(n => n.CategoryId == categoryId);
        if (clean is not null)
            notes.Add(new() { CategoryId = categoryId, Words = clean });
    }

    /// <summary>Fixes it as it reads today.</summary>
    public void Publish(ProfileContent content, DateOnly today, int? postId)
    {
        ArgumentNullException.ThrowIfNull(content);
        CheckOpen();
        Rules.Check(
            (
                "",
                content.Lines.Any(l => l.Severity is not null),
                $"No figure of {content.Quarter} is published for any kind of harm, so that there is nothing to weigh"
            )
        );
        (Frozen, PublishedOn, PublishedByPostId) = (content.Freeze(), today, postId);
    }

    /// <summary>A new version with the same words, weighed with the weights in use, to be looked through and published.</summary>
    public SeverityProfile Correct(string? reason, int weightTableId)
    {
        var clean = Text.Clean(reason);
        Rules.Check(
            ("", PublishedOn is not null, "This profile is not published yet, so that it can still be changed"),
            (nameof(Reason), clean is { Length: <= 1000 }, "Say why it is made again, up to 1,000 characters")
        );
        var next = new SeverityProfile
        {
            FrameworkId = FrameworkId,
            PlaceId = PlaceId,
            Start = Start,
            Version = Version + 1,
            Reason = clean,
            WeightTableId = weightTableId,
            Illustrative = Illustrative,
            Summary = Summary,
        };
        next.notes.AddRange(notes.Select(n => new HarmNote { CategoryId = n.CategoryId, Words = n.Words }));
        return next;
    }

    private void CheckOpen() =>
        Rules.Check(("", PublishedOn is null, "A published profile never changes. Correct it with a new version"));

    internal sealed class Mapping : IEntityTypeConfiguration<SeverityProfile>
    {
        public void Configure(EntityTypeBuilder<SeverityProfile> profile)
        {
            Map(profile, "SeverityProfiles");
            profile.SeenOnlyBy(PerformancePermissions.Read);
            profile.Ignore(p => p.Quarter).Ignore(p => p.Url);
            profile.Property(p => p.Reason).HasMaxLength(1000);
            profile.Property(p => p.Summary).HasMaxLength(4000);
            profile.Property(p => p.Frozen).LeftOutOfHistory();
            profile
                .HasIndex(p => new
                {
                    p.FrameworkId,
                    p.PlaceId,
                    p.Start,
                    p.Version,
                })
                .IsUnique();
            profile.HasOne<Place>().WithMany().HasForeignKey(p => p.PlaceId).OnDelete(DeleteBehavior.Restrict);
            profile
                .HasOne<WeightTable>()
                .WithMany()
                .HasForeignKey(p => p.WeightTableId)
                .OnDelete(DeleteBehavior.Restrict);
            profile.OwnsMany(
                p => p.Notes,
                note =>
                {
                    note.ToTable("HarmNotes");
                    note.WithOwner().HasForeignKey("ProfileId");
                    note.HasKey(n => n.Id);
                    note.Property(n => n.Words).HasMaxLength(1000);
                }
            );
        }
    }
}

/// <summary>What the count of a kind of harm hides: what is not reported, whom it hits.</summary>
public sealed class HarmNote
{
    public int Id { get; private set; }

    public required int CategoryId { get; init; }

    public required string Words { get; init; }
}
