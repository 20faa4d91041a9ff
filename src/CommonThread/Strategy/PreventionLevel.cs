using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy;

/// <summary>Where work stands between stopping a harm before it begins and dealing with it .</summary>
public enum PreventionLevel
{
    PrimaryPrevention,
    SecondaryPrevention,
    EarlyIntervention,
    Enforcement,
    CommunityCapacity,
}

/// <summary>
/// Marks a record of any kind (priority, activity, action) with a prevention level. One table, so that any list is filtered the same way:
/// <c>db.Set&lt;PreventionMark&gt;().Where(m =&gt; m.SubjectKind == "activity" &amp;&amp; m.Level == level).Select(m =&gt; m.SubjectId)</c>.
/// </summary>
public sealed class PreventionMark : IRecorded
{
    public int Id { get; private set; }

    public required string SubjectKind { get; init; }

    public required int SubjectId { get; init; }

    public required PreventionLevel Level { get; init; }

    public RecordRef Record => new(SubjectKind, SubjectId);

    /// <summary>Makes the levels of a record exactly these.</summary>
    public static async Task Set(
        CommonThreadDb db,
        RecordRef subject,
        IEnumerable<PreventionLevel> levels,
        CancellationToken stop
    )
    {
        var held = await db.Set<PreventionMark>()
            .Where(m => m.SubjectKind == subject.Kind && m.SubjectId == subject.Id)
            .ToListAsync(stop);
        var wanted = levels.ToHashSet();
        db.RemoveRange(held.Where(m => !wanted.Contains(m.Level)));
        foreach (var level in wanted.Where(l => held.TrueForAll(m => m.Level != l)))
        {
            db.Add(
                new PreventionMark
                {
                    SubjectKind = subject.Kind,
                    SubjectId = subject.Id,
                    Level = level,
                }
            );
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PreventionMark>
    {
        public void Configure(EntityTypeBuilder<PreventionMark> mark)
        {
            mark.ToTable("PreventionMarks");
            mark.Property(m => m.SubjectKind).HasMaxLength(40);
            mark.Ignore(m => m.Record);
            mark.HasIndex(m => new
                {
                    m.SubjectKind,
                    m.SubjectId,
                    m.Level,
                })
                .IsUnique();
        }
    }
}
