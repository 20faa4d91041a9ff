using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Partnerships;

/// <summary>One partnership of the installation: its name and colours, the hosts it answers to, and where its database is.</summary>
public sealed partial class Partnership
{
    /// <summary>Address part and folder name: <c>nottinghamshire</c>.</summary>
    public required string Slug { get; init; }

    public required string Name { get; set; }

    public string? ShortName { get; set; }

    public string? Strapline { get; set; }

    /// <summary>Host names that mean this partnership, separated by spaces. Without one it is reached by its path.</summary>
    public string Hosts { get; set; } = "";

    /// <summary>The partnership's own colour, as <c>#rrggbb</c>; white text on it has a contrast of at least 4.5 to 1.</summary>
    public string Colour { get; set; } = "#1f4e79";

    /// <summary>Demonstration partnerships offer each role at the sign-in page and say so on every page.</summary>
    public bool Demonstration { get; set; }

    /// <summary>How many lines of the demonstration's load list are in, so that an interrupted start goes on where it stopped.</summary>
    public int LoadedLines { get; set; }

    public required string Engine { get; init; }

    /// <summary>Npgsql connection string; empty for the embedded database, which is in the partnership's folder.</summary>
    public string Connection { get; init; } = "";

    public required DateTime CreatedAt { get; init; }

    /// <summary>How residents know it: the short name where there is one.</summary>
    public string KnownAs => ShortName ?? Name;

    /// <summary>The address of its front page on a host that serves several partnerships.</summary>
    public string Path => $"/{Slug}/";

    public static Partnership Create(string slug, string name, string engine, string connection, DateTime now)
    {
        Rules.Check(
            (
                "Slug",
                Slugs().IsMatch(slug),
                "Address must be 2 to 40 lower case letters, digits and hyphens, and begin with a letter"
            ),
            ("Slug", !Reserved.Contains(slug), "That address is used by CommonThread itself; choose another"),
            ("Name", Text.Clean(name) is { Length: <= 120 }, "Enter the partnership’s name, up to 120 characters"),
            (
                "Engine",
                engine is DatabaseAddress.Sqlite or DatabaseAddress.Postgres,
                "Database must be sqlite or postgres"
            ),
            (
                "Connection",
                engine != DatabaseAddress.Postgres || connection.Length > 0,
                "A PostgreSQL partnership needs a connection string"
            )
        );
        return new()
        {
            Slug = slug,
            Name = Text.Clean(name)!,
            Engine = engine,
            Connection = connection,
            CreatedAt = now,
        };
    }

    public void Paint(string colour)
    {
        Rules.Check(
            ("Colour", Colours().IsMatch(colour), "Enter a colour like #1f4e79"),
            (
                "Colour",
                !Colours().IsMatch(colour) || ContrastWithWhite(colour) >= 4.5,
                "White text on that colour is too hard to read; choose a darker one"
            )
        );
        Colour = colour;
    }

    /// <summary>Contrast of white text on the colour, from 1 to 21. WCAG 2.2, "relative luminance" and "contrast ratio".</summary>
    public static double ContrastWithWhite(string colour)
    {
        double Channel(int at)
        {
            var c = Convert.ToInt32(colour.Substring(at, 2), 16) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
        var luminance = (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
        return 1.05 / (luminance + 0.05);
    }

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "build",
        "health",
        "set-up",
        "error",
        "installation",
        "api",
        "assets",
    };

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$", RegexOptions.None, 1000)]
    private static partial Regex Slugs();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.None, 1000)]
    private static partial Regex Colours();

    internal sealed class InstallationMapping : IEntityTypeConfiguration<Partnership>, Mapping.IOfTheInstallation
    {
        public void Configure(EntityTypeBuilder<Partnership> partnership)
        {
            partnership.ToTable("Partnerships");
            partnership.HasKey(p => p.Slug);
            partnership.Property(p => p.Slug).HasMaxLength(40);
            partnership.Property(p => p.Name).HasMaxLength(120);
            partnership.Property(p => p.ShortName).HasMaxLength(60);
            partnership.Property(p => p.Strapline).HasMaxLength(200);
            partnership.Property(p => p.Hosts).HasMaxLength(400);
            partnership.Property(p => p.Colour).HasMaxLength(7);
            partnership.Property(p => p.Engine).HasMaxLength(10);
            partnership.Property(p => p.Connection).HasMaxLength(1000);
            partnership.Property(p => p.LoadedLines).HasDefaultValue(0);
            partnership.Ignore(p => p.KnownAs).Ignore(p => p.Path);
        }
    }
}
