using CommonThread.People.Organisations;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.People.Champions;

/// <summary>Who speaks for a subject in an organisation: an elected member and the officer to ask (B-16).</summary>
public sealed class Champion : IRecorded
{
    public int Id { get; private set; }

    public required int OrganisationId { get; init; }

    /// <summary>"Armed forces covenant", "Domestic abuse".</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The subject as compared and as its page's address: two ways of writing one are one subject.</summary>
    public string SubjectKey { get; private set; } = "";

    public int? ChampionPostId { get; private set; }

    public int? OfficerPostId { get; private set; }

    /// <summary>How to reach them: a team's e-mail address or telephone number, never a person's.</summary>
    public string? ContactRoute { get; private set; }

    /// <summary>Since when both are made known.</summary>
    public DateOnly PublishedOn { get; private set; }

    public bool Illustrative { get; set; }

    /// <summary>The page of its subject.</summary>
    public string Url => $"~/people/subjects/{SubjectKey}";

    public RecordRef Record => new("champion", Id);

    public static Champion In(int organisationId) => new() { OrganisationId = organisationId };

    /// <param name="publishedOn">Since when; today where it is not said.</param>
    public void Write(
        string? subject,
        int? championPostId,
        int? officerPostId,
        string? contactRoute,
        DateOnly? publishedOn,
        DateOnly today
    )
    {
        var clean = Text.Clean(subject);
        Rules.Check(
            (
                nameof(Subject),
                clean is { Length: <= 100 } && Text.Slug(clean).Length > 0,
                "Enter the subject, up to 100 characters"
            ),
            (
                nameof(ChampionPostId),
                championPostId is not null || officerPostId is not null,
                "Choose a champion, an officer, or both"
            ),
            (
                nameof(OfficerPostId),
                !NeedsBoth(clean) || (championPostId is not null && officerPostId is not null),
                "The armed forces covenant needs both a champion and an officer"
            ),
            (nameof(ContactRoute), contactRoute is not { Length: > 200 }, "Contact must be 200 characters or fewer"),
            (
                nameof(PublishedOn),
                publishedOn is null || publishedOn <= today,
                "The day it was published must be today or in the past"
            )
        );
        (Subject, SubjectKey) = (clean!, Key(clean!));
        (ChampionPostId, OfficerPostId) = (championPostId, officerPostId);
        (ContactRoute, PublishedOn) = (Text.Clean(contactRoute), publishedOn ?? today);
    }

    /// <summary>How subjects are compared.</summary>
    public static string Key(string subject) => Text.Slug(subject);

    private static bool NeedsBoth(string? subject) =>
        subject?.Contains("armed forces", StringComparison.OrdinalIgnoreCase) == true;

    internal sealed class Mapping : IEntityTypeConfiguration<Champion>
    {
        public void Configure(EntityTypeBuilder<Champion> champion)
        {
            champion.ToTable("Champions");
            champion.Property(c => c.Subject).HasMaxLength(100);
            champion.Property(c => c.ContactRoute).HasMaxLength(200);
            champion.Property(c => c.SubjectKey).HasMaxLength(90);
            champion.Ignore(c => c.Url);
            champion.HasIndex(c => new { c.OrganisationId, c.SubjectKey }).IsUnique();
            champion
                .HasOne<Organisation>()
                .WithMany()
                .HasForeignKey(c => c.OrganisationId)
                .OnDelete(DeleteBehavior.Restrict);
        }
    }
}
