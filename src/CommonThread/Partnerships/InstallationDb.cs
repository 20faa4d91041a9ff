using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Partnerships;

/// <summary>
/// What belongs to the installation and to no partnership: which partnerships there are, the keys that protect cookies,
/// and the scheduler's own tables. It holds nothing about people or places.
/// </summary>
public sealed class InstallationDb(DbContextOptions<InstallationDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(InstallationDb).Assembly, Mapping.IsOfTheInstallation);
        Mapping.Conventions(modelBuilder);
    }
}

/// <summary>A Data Protection key, so that several instances of the application read each other's cookies.</summary>
public sealed class ProtectionKey
{
    public int Id { get; private set; }

    public required string Name { get; init; }

    public required string Xml { get; init; }

    internal sealed class InstallationMapping : IEntityTypeConfiguration<ProtectionKey>, Mapping.IOfTheInstallation
    {
        public void Configure(EntityTypeBuilder<ProtectionKey> key)
        {
            key.ToTable("ProtectionKeys");
            key.Property(k => k.Name).HasMaxLength(200);
        }
    }
}

/// <summary>Keeps Data Protection's keys in the installation's database.</summary>
internal sealed class ProtectionKeyStore(Installation installation) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = installation.Open();
        return [.. db.Set<ProtectionKey>().AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = installation.Open();
        db.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
