using CommonThread.People.Organisations;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.People.Posts;

/// <summary>
/// A job title in an organisation. Duties, leads, seats, actions and permissions belong to posts; people come and go, and
/// "vacant" is a value, not an absence.
/// </summary>
public sealed class Post : IRecorded
{
    private readonly List<PostAlias> aliases = [];

    public int Id { get; private set; }

    public required int OrganisationId { get; set; }

    public string Title { get; private set; } = "";

    public string TitleKey { get; private set; } = "";

    public string? Department { get; private set; }

    /// <summary>The team it sits in, where its department or service has several.</summary>
    public string? Team { get; private set; }

    /// <summary>Since when the post, or its team, has been in the establishment; null where nobody knows.</summary>
    public DateOnly? EstablishedOn { get; private set; }

    /// <summary>How many of this post the establishment has (B-10). One for most.</summary>
    public int Established { get; private set; } = 1;

    /// <summary>How many are filled.</summary>
    public int Filled { get; private set; } = 1;

    /// <summary>Since when nobody holds it; null when it is held.</summary>
    public DateOnly? VacantSince { get; private set; }

    public string? Note { get; private set; }

    public bool Illustrative { get; set; }

    public DateOnly? AbolishedOn { get; private set; }

    /// <summary>The post this one turned out to be. Duties that hold this one's number show the other's title.</summary>
    public int? MergedIntoId { get; private set; }

    public IReadOnlyList<PostAlias> Aliases => aliases;

    public bool IsVacant => VacantSince is not null;

    public RecordRef Record => new("post", Id);

    public static Post In(int organisationId, string title)
    {
        var post = new Post { OrganisationId = organisationId };
        post.Rename(title);
        return post;
    }

    public void Rename(string title)
    {
        var clean = Text.Clean(title);
        Rules.Check((nameof(Title), clean is { Length: <= 200 }, "Enter the post’s title, up to 200 characters"));
        Title = clean!;
        TitleKey = Key(clean!);
    }

    /// <summary>Sets its other titles. Titles it keeps are left as they are.</summary>
    public void AlsoKnownAs(IEnumerable<string> titles)
    {
        var wanted = titles.Select(Text.Clean).OfType<string>().DistinctBy(Key).Where(t => Key(t) != TitleKey).ToList();
        Rules.Check(
            ("Aliases", wanted.TrueForAll(t => t.Length <= 200), "Another title can have up to 200 characters")
        );
        aliases.RemoveAll(a => wanted.TrueForAll(t => Key(t) != a.TitleKey));
        aliases.AddRange(
            wanted
                .Where(t => aliases.TrueForAll(a => a.TitleKey != Key(t)))
                .Select(t => new PostAlias { Title = t, TitleKey = Key(t) })
                .ToList()
        );
    }

    /// <summary>Takes the post out of the establishment; what it did stays readable.</summary>
    public void Abolish(DateOnly on)
    {
        Rules.Check(("AbolishedOn", AbolishedOn is null, "This post was abolished already"));
        AbolishedOn = on;
    }

    /// <summary>Finds that two entries are one post: this one's titles become other titles of the one that is kept.</summary>
    public void MergeInto(Post kept, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(kept);
        Rules.Check(
            ("IntoId", kept.Id != Id, "A post cannot be joined to itself"),
            ("IntoId", kept.OrganisationId == OrganisationId, "Both posts must be in the same organisation"),
            ("IntoId", MergedIntoId is null, "This post was joined to another already"),
            ("IntoId", kept.MergedIntoId is null && kept.AbolishedOn is null, "Choose a post that still exists")
        );
        kept.AlsoKnownAs(kept.aliases.Select(a => a.Title).Concat(aliases.Select(a => a.Title)).Append(Title).ToList());
        aliases.Clear();
        (MergedIntoId, AbolishedOn) = (kept.Id, today);
        TitleKey = $"{TitleKey[..Math.Min(180, TitleKey.Length)]} #{Id}";
    }

    internal void FollowTo(int keptId) => MergedIntoId = keptId;

    public void Describe(string? department, string? note)
    {
        var (cleanDepartment, cleanNote) = (Text.Clean(department), Text.Clean(note));
        Rules.Check(
            (
                nameof(Department),
                cleanDepartment is not { Length: > 200 },
                "Department must be 200 characters or fewer"
            ),
            (nameof(Note), cleanNote is not { Length: > 1000 }, "Note must be 1,000 characters or fewer")
        );
        (Department, Note) = (cleanDepartment, cleanNote);
    }

    /// <summary>Says in which team it sits and since when it has been in the establishment.</summary>
    public void SitIn(string? team, DateOnly? establishedOn, DateOnly today)
    {
        var clean = Text.Clean(team);
        Rules.Check(
            (nameof(Team), clean is not { Length: > 200 }, "Team must be 200 characters or fewer"),
            (
                nameof(EstablishedOn),
                establishedOn is null || establishedOn <= today,
                "The day it was established must be today or in the past"
            )
        );
        (Team, EstablishedOn) = (clean, establishedOn);
    }

    /// <summary>Sets the establishment: how many there are, how many are filled, and since when none is.</summary>
    public void Establish(int established, int filled, DateOnly? vacantSince)
    {
        Rules.Check(
            (nameof(Established), established is >= 1 and <= 10_000, "Number of posts must be between 1 and 10,000"),
            (
                nameof(Filled),
                filled >= 0 && filled <= established,
                "Number filled must be between 0 and the number of posts"
            ),
            (nameof(VacantSince), vacantSince is null || filled == 0, "A post that is filled cannot be vacant as well")
        );
        (Established, Filled, VacantSince) = (established, filled, vacantSince);
    }

    /// <summary>One of its holders leaves; the last leaves it vacant.</summary>
    internal void LoseHolder(DateOnly since)
    {
        Filled = Math.Max(0, Filled - 1);
        VacantSince = Filled == 0 ? since : null;
    }

    internal void Fill(int holders) =>
        (Filled, VacantSince) = (Math.Min(Established, Math.Max(holders, Math.Max(1, Filled))), null);

    /// <summary>How titles are compared: without commas and the word "of", so that "Director, Public Health" is "Director of Public Health".</summary>
    public static string Key(string title) =>
        string.Join(
            ' ',
            (Text.Clean(title) ?? "")
                .ToLowerInvariant()
                .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
                .Where(w => w is not ("of" or "the"))
        );

    internal sealed class Mapping : IEntityTypeConfiguration<Post>
    {
        public void Configure(EntityTypeBuilder<Post> post)
        {
            post.ToTable("Posts");
            post.Property(p => p.Title).HasMaxLength(200);
            post.Property(p => p.TitleKey).HasMaxLength(200);
            post.Property(p => p.Department).HasMaxLength(200);
            post.Property(p => p.Team).HasMaxLength(200);
            post.Property(p => p.Note).HasMaxLength(1000);
            post.Ignore(p => p.IsVacant);
            post.HasIndex(p => new { p.OrganisationId, p.TitleKey }).IsUnique();
            post.HasIndex(p => p.MergedIntoId);
            post.HasOne<Organisation>()
                .WithMany()
                .HasForeignKey(p => p.OrganisationId)
                .OnDelete(DeleteBehavior.Restrict);
            post.HasMany(p => p.Aliases).WithOne().HasForeignKey(a => a.PostId);
            post.Navigation(p => p.Aliases).HasField("aliases").UsePropertyAccessMode(PropertyAccessMode.Field);
        }
    }
}

/// <summary>Another title of the same post.</summary>
public sealed class PostAlias
{
    public int Id { get; private set; }

    public int PostId { get; private set; }

    public required string Title { get; init; }

    public required string TitleKey { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PostAlias>
    {
        public void Configure(EntityTypeBuilder<PostAlias> alias)
        {
            alias.ToTable("PostAliases");
            alias.Property(a => a.Title).HasMaxLength(200);
            alias.Property(a => a.TitleKey).HasMaxLength(200);
            alias.HasIndex(a => new { a.PostId, a.TitleKey }).IsUnique();
        }
    }
}

/// <summary>Who holds a post, from when until when. A change of holder leaves every duty with the post.</summary>
public sealed class PostHolding : IRecorded
{
    public int Id { get; private set; }

    public required int PostId { get; init; }

    public required int AccountId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Last day, part of the holding; null while it lasts.</summary>
    public DateOnly? Until { get; private set; }

    public RecordRef Record => new("post-holding", Id);

    public void End(DateOnly last)
    {
        Rules.Check((nameof(Until), last >= From, "Last day must be on or after the first day"));
        Until = last;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PostHolding>
    {
        public void Configure(EntityTypeBuilder<PostHolding> holding)
        {
            holding.ToTable("PostHoldings");
            holding.HasIndex(h => new { h.AccountId, h.Until });
            holding.HasIndex(h => h.PostId);
            holding.HasOne<Post>().WithMany().HasForeignKey(h => h.PostId).OnDelete(DeleteBehavior.Restrict);
            holding
                .HasOne<Accounts.Account>()
                .WithMany()
                .HasForeignKey(h => h.AccountId)
                .OnDelete(DeleteBehavior.Restrict);
        }
    }
}
