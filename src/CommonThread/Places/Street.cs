using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Places;

/// <summary>A street or a named point (a station, a park), so that people find their place by what they call it.</summary>
public sealed class Street
{
    public int Id { get; private set; }

    public required string Name { get; init; }

    public required string NameKey { get; init; }

    /// <summary><c>street</c> or <c>place</c>.</summary>
    public required string Kind { get; init; }

    public required double Longitude { get; init; }

    public required double Latitude { get; init; }

    /// <summary>The small area it lies in.</summary>
    public int? LsoaPlaceId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Street>
    {
        public void Configure(EntityTypeBuilder<Street> street)
        {
            street.ToTable("Streets");
            street.Property(s => s.Name).HasMaxLength(200);
            street.Property(s => s.NameKey).HasMaxLength(200);
            street.Property(s => s.Kind).HasMaxLength(10);
            street.HasIndex(s => s.NameKey);
            street.HasIndex(s => s.LsoaPlaceId);
            street.HasOne<Place>().WithMany().HasForeignKey(s => s.LsoaPlaceId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A postcode and the point it stands for.</summary>
public sealed class Postcode
{
    public int Id { get; private set; }

    /// <summary>Upper case without a space: "NG11AA".</summary>
    public required string Code { get; init; }

    public required double Longitude { get; init; }

    public required double Latitude { get; init; }

    public int? LsoaPlaceId { get; init; }

    /// <summary>Made up, so that a demonstration can be tried; no letter ever bore it.</summary>
    public bool Illustrative { get; init; }

    /// <summary>As written on a letter: "NG1 1AA".</summary>
    public string Said => Say(Code);

    /// <summary>A postcode as written, from how it is kept.</summary>
    public static string Say(string compact) => $"{compact[..^3]} {compact[^3..]}";

    internal sealed class Mapping : IEntityTypeConfiguration<Postcode>
    {
        public void Configure(EntityTypeBuilder<Postcode> postcode)
        {
            postcode.ToTable("Postcodes");
            postcode.Property(p => p.Code).HasMaxLength(7);
            postcode.Ignore(p => p.Said);
            postcode.HasIndex(p => p.Code).IsUnique();
            postcode.HasOne<Place>().WithMany().HasForeignKey(p => p.LsoaPlaceId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
