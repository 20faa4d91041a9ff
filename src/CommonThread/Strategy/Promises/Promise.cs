using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Promises;

public enum PromiseState
{
    Open,
    Kept,
    PartlyKept,
    NotKept,
}

/// <summary>"By the end of the period we will have…", and whether it was kept .</summary>
public sealed class Promise : FrameworkPart
{
    public string Words { get; private set; } = "";

    public DateOnly? Due { get; set; }

    public PromiseState State { get; private set; }

    public DateOnly? ReportedOn { get; private set; }

    public string? Evidence { get; private set; }

    public override RecordRef Record => new(StrategyKinds.Promise, Id);

    public static Promise To(int frameworkId, string? words, DateOnly? due)
    {
        var promise = new Promise { FrameworkId = frameworkId, Due = due };
        promise.Say(words);
        return promise;
    }

    public void Say(string? words)
    {
        var clean = Text.Clean(words);
        Rules.Check((nameof(Words), clean is { Length: <= 2000 }, "Enter what was promised, up to 2,000 characters"));
        Words = clean!;
    }

    /// <summary>Says what became of it. Kept, partly kept and not kept alike need the evidence.</summary>
    public void Report(PromiseState state, string? evidence, DateOnly? on)
    {
        var clean = Text.Clean(evidence);
        Rules.Check(
            (
                nameof(Evidence),
                state == PromiseState.Open || clean is not null,
                "Say what shows it, so that a reader can judge for themselves"
            ),
            (nameof(Evidence), clean is null or { Length: <= 4000 }, "Evidence must be 4,000 characters or fewer")
        );
        (State, Evidence, ReportedOn) = (state, clean, state == PromiseState.Open ? null : on);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Promise>
    {
        public void Configure(EntityTypeBuilder<Promise> promise)
        {
            Map(promise, "Promises");
            promise.Property(p => p.Words).HasMaxLength(2000);
            promise.Property(p => p.Evidence).HasMaxLength(4000);
        }
    }
}
