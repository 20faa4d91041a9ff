using CommonThread.Performance.Quarters;
using CommonThread.Strategy;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Performance.Products;

/// <summary>How far the quarterly product has come (D-26).</summary>
public enum ProductState
{
    Draft,
    AnalystReview,
    PerformanceGroup,

    /// <summary>Frozen and numbered.</summary>
    Approved,
    WithBoard,
}

/// <summary>The states of the quarterly product, and who may move it.</summary>
public static class ProductStates
{
    public static Lifecycle<ProductState> Table { get; } =
        new(
            "a product",
            new(
                ProductState.Draft,
                ProductState.AnalystReview,
                "Give it to the analysts to check",
                PerformancePermissions.Assemble
            ),
            new(
                ProductState.AnalystReview,
                ProductState.PerformanceGroup,
                "Put it before the Performance Group",
                PerformancePermissions.Assemble
            ),
            new(
                ProductState.AnalystReview,
                ProductState.Draft,
                "Send it back to be written",
                PerformancePermissions.Assemble,
                NeedsReason: true
            ),
            new(
                ProductState.PerformanceGroup,
                ProductState.Approved,
                "Approve and freeze it",
                PerformancePermissions.Approve
            ),
            new(
                ProductState.PerformanceGroup,
                ProductState.Draft,
                "Send it back to be written",
                PerformancePermissions.Approve,
                NeedsReason: true
            ),
            new(ProductState.Approved, ProductState.WithBoard, "Send it to the Board", PerformancePermissions.Assemble)
        );

    /// <summary>Whether its words and figures are fixed.</summary>
    public static bool IsFrozen(this ProductState state) => state is ProductState.Approved or ProductState.WithBoard;

    /// <summary>Colour of the tag; the word says the same.</summary>
    public static string Colour(this ProductState state) =>
        state switch
        {
            ProductState.WithBoard => "green",
            ProductState.Approved => "turquoise",
            ProductState.PerformanceGroup => "purple",
            ProductState.AnalystReview => "blue",
            _ => "yellow",
        };

    public static string Say(this ProductState state) =>
        state switch
        {
            ProductState.AnalystReview => "With the analysts",
            ProductState.PerformanceGroup => "With the Performance Group",
            ProductState.WithBoard => "With the Board",
            _ => ((Enum)state).Say(),
        };
}

/// <summary>
/// The Performance, Risk and Harm Management Product of a quarter (D-25, D-26). While it is written it is worked out afresh from
/// what is published and handed in; approval freezes it as it reads, with a number. What is found later is an addendum.
/// </summary>
public sealed class Product : FrameworkPart
{
    public const string RecordKind = "quarterly-product";

    private readonly List<Commentary> commentary = [];
    private readonly List<Recommendation> recommendations = [];
    private readonly List<Addendum> addenda = [];

    public required int QuarterId { get; init; }

    /// <summary>1 for the first that was ever approved under the framework; null before approval.</summary>
    public int? Number { get; private set; }

    public ProductState State { get; private set; }

    /// <summary>What the quarter comes to, in a few sentences.</summary>
    public string? Summary { get; private set; }

    public int? AuthorPostId { get; set; }

    public DateOnly? ApprovedOn { get; private set; }

    public int? ApprovedByPostId { get; private set; }

    /// <summary>What the Performance Group asked for when it approved.</summary>
    public string? Conditions { get; private set; }

    public DateOnly? SentOn { get; private set; }

    /// <summary>To whom it was sent.</summary>
    public string? Recipients { get; private set; }

    /// <summary>What it read when it was approved, as JSON (<see cref="ProductContent"/>); null before.</summary>
    public string? Frozen { get; private set; }

    public IReadOnlyList<Commentary> Commentary => commentary;

    public IReadOnlyList<Recommendation> Recommendations => recommendations;

    public IReadOnlyList<Addendum> Addenda => addenda;

    public override RecordRef Record => new(RecordKind, Id);

    public string Url => $"~/performance/products/{Id.ToString(Text.Words)}";

    public void Summarise(string? summary)
    {
        CheckOpen();
        var clean = Text.Clean(summary);
        Rules.Check(
            (nameof(Summary), clean is null or { Length: <= 4000 }, "Summary must be 4,000 characters or fewer")
        );
        Summary = clean;
    }

    /// <summary>Says of a measure what lies behind it; without words, what was said is taken out.</summary>
    public void Comment(int measureId, string? words)
    {
        CheckOpen();
        var clean = Text.Clean(words);
        Rules.Check(
            (
                $"Comments[{measureId.ToString(Text.Words)}]",
                clean is null or { Length: <= 2000 },
                "A comment must be 2,000 characters or fewer"
            )
        );
        commentary.RemoveAll(c => c.MeasureId == measureId && clean is null);
        if (clean is null)
            return;
        if (commentary.Find(c => c.MeasureId == measureId) is { } held)
            held.Words = clean;
        else
            commentary.Add(new() { MeasureId = measureId, Words = clean });
    }

    public Recommendation Recommend(string? words, string? because, int? priorityId)
    {
        CheckOpen();
        var (clean, reason) = (Text.Clean(words), Text.Clean(because));
        Rules.Check(
            (
                nameof(Recommendation.Words),
                clean is { Length: <= 1000 },
                "Write what is recommended, up to 1,000 characters"
            ),
            (nameof(Recommendation.Because), reason is { Length: <= 2000 }, "Write why, up to 2,000 characters"),
            (
                "",
                !recommendations.Exists(r => r.Words == clean && r.Because == reason),
                "This is recommended already, in the same words"
            )
        );
        var recommendation = new Recommendation
        {
            FrameworkId = FrameworkId,
            Position = recommendations.Select(r => r.Position).DefaultIfEmpty().Max() + 1,
            Words = clean!,
            Because = reason!,
            PriorityId = priorityId,
            Illustrative = Illustrative,
        };
        recommendations.Add(recommendation);
        return recommendation;
    }

    public void Withdraw(int recommendationId)
    {
        CheckOpen();
        recommendations.RemoveAll(r => r.Id == recommendationId);
    }

    /// <summary>Moves it on, but for approval, which freezes it.</summary>
    public void Move(ProductState to, Caller caller, string? reason, IReadOnlyList<string> uncommented)
    {
        ArgumentNullException.ThrowIfNull(uncommented);
        ProductStates.Table.Check(State, to, caller, reason);
        Rules.Check(
            ("", to is not (ProductState.Approved or ProductState.WithBoard), "Approve it, or send it, on its own form")
        );
        if (to == ProductState.PerformanceGroup)
            CheckWords(uncommented);
        State = to;
    }

    /// <summary>Approves it: from now on it reads what it reads today.</summary>
    public void Approve(
        string frozen,
        int number,
        Caller caller,
        string? conditions,
        DateOnly on,
        int? postId,
        IReadOnlyList<string> uncommented
    )
    {
        ArgumentNullException.ThrowIfNull(uncommented);
        ProductStates.Table.Check(State, ProductState.Approved, caller, null);
        CheckWords(uncommented);
        var clean = Text.Clean(conditions);
        Rules.Check(
            (nameof(Conditions), clean is null or { Length: <= 2000 }, "Conditions must be 2,000 characters or fewer")
        );
        (Frozen, Number, Conditions, ApprovedOn, ApprovedByPostId) = (frozen, number, clean, on, postId);
        State = ProductState.Approved;
    }

    public void Send(Caller caller, string? recipients, DateOnly on)
    {
        ProductStates.Table.Check(State, ProductState.WithBoard, caller, null);
        var clean = Text.Clean(recipients);
        Rules.Check(
            (nameof(Recipients), clean is { Length: <= 1000 }, "Say to whom it is sent, up to 1,000 characters")
        );
        (Recipients, SentOn, State) = (clean, on, ProductState.WithBoard);
    }

    /// <summary>Adds what was found after approval; the product itself stays as it was approved.</summary>
    public void Add(string? words, DateOnly on, int? postId)
    {
        var clean = Text.Clean(words);
        Rules.Check(
            ("", State.IsFrozen(), "It is not approved yet: change it where it is wrong"),
            (nameof(Addendum.Words), clean is { Length: <= 4000 }, "Write the addendum, up to 4,000 characters"),
            (
                "",
                !addenda.Exists(a => a.On == on && a.Words == clean),
                "This addendum is there already, in the same words"
            )
        );
        addenda.Add(
            new()
            {
                On = on,
                Words = clean!,
                PostId = postId,
            }
        );
    }

    // Whoever is to approve it, and whoever reads it then, needs the words beside the figures (D-25).
    private void CheckWords(IReadOnlyList<string> uncommented) =>
        Rules.Check(
            (
                "",
                uncommented.Count == 0,
                $"Comment first on each measure that is off track: {string.Join("; ", uncommented)}"
            ),
            ("", Summary is not null, "Write the summary first")
        );

    private void CheckOpen() =>
        Rules.Check(("", !State.IsFrozen(), "This product is approved and does not change. Write an addendum"));

    internal sealed class Mapping : IEntityTypeConfiguration<Product>
    {
        public void Configure(EntityTypeBuilder<Product> product)
        {
            Map(product, "QuarterlyProducts");
            product.SeenOnlyBy(PerformancePermissions.Read);
            product.Ignore(p => p.Url);
            product.Property(p => p.Frozen).LeftOutOfHistory();
            product.Property(p => p.Summary).HasMaxLength(4000);
            product.Property(p => p.Conditions).HasMaxLength(2000);
            product.Property(p => p.Recipients).HasMaxLength(1000);
            product.HasIndex(p => p.QuarterId).IsUnique();
            product.HasIndex(p => new { p.FrameworkId, p.Number }).IsUnique();
            product
                .HasOne<ReportingQuarter>()
                .WithMany()
                .HasForeignKey(p => p.QuarterId)
                .OnDelete(DeleteBehavior.Cascade);
            product.OwnsMany(
                p => p.Commentary,
                comment =>
                {
                    comment.ToTable("ProductComments");
                    comment.WithOwner().HasForeignKey("ProductId");
                    comment.HasKey(c => c.Id);
                    comment.Property(c => c.Words).HasMaxLength(2000);
                }
            );
            product.OwnsMany(
                p => p.Addenda,
                addendum =>
                {
                    addendum.ToTable("ProductAddenda");
                    addendum.WithOwner().HasForeignKey("ProductId");
                    addendum.HasKey(a => a.Id);
                    addendum.Property(a => a.Words).HasMaxLength(4000);
                }
            );
            product
                .HasMany(p => p.Recommendations)
                .WithOne()
                .HasForeignKey(r => r.ProductId)
                .OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>What an analyst says of one measure in a product.</summary>
public sealed class Commentary
{
    public int Id { get; private set; }

    public int MeasureId { get; init; }

    public string Words { get; set; } = "";
}

/// <summary>Something found after a product was approved.</summary>
public sealed class Addendum
{
    public int Id { get; private set; }

    public DateOnly On { get; init; }

    public string Words { get; init; } = "";

    public int? PostId { get; init; }
}

/// <summary>What a product recommends to the Board.</summary>
public sealed class Recommendation : FrameworkPart
{
    public const string RecordKind = "recommendation";

    public int ProductId { get; init; }

    public string Words { get; set; } = "";

    public string Because { get; set; } = "";

    public int? PriorityId { get; set; }

    public override RecordRef Record => new(RecordKind, Id);

    internal sealed class Mapping : IEntityTypeConfiguration<Recommendation>
    {
        public void Configure(EntityTypeBuilder<Recommendation> x)
        {
            Map(x, "Recommendations");
            x.SeenOnlyBy(PerformancePermissions.Read);
            x.Property(r => r.Words).HasMaxLength(1000);
            x.Property(r => r.Because).HasMaxLength(2000);
            x.HasOne<Priority>().WithMany().HasForeignKey(r => r.PriorityId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
