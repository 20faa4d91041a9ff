using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Places;

/// <summary>Who works here: an organisation's service in a place and how its team is reached (C-20).</summary>
public sealed class ServiceContact : IRecorded
{
    public int Id { get; private set; }

    public required int PlaceId { get; init; }

    public required int OrganisationId { get; init; }

    /// <summary>The post that answers, where one is named.</summary>
    public int? PostId { get; private set; }

    public string Service { get; private set; } = "";

    /// <summary>The service as compared, so that two contacts for one service in one place are seen.</summary>
    public string ServiceKey { get; private set; } = "";

    /// <summary>A team's telephone number, e-mail or web address; never a person's.</summary>
    public string? Contact { get; private set; }

    public string? Hours { get; private set; }

    public bool Illustrative { get; private set; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; private set; }

    RecordRef IRecorded.Record => new("place", PlaceId);

    public static ServiceContact In(int placeId, int organisationId, string service, DateOnly? from = null)
    {
        var clean = Text.Clean(service);
        Rules.Check((nameof(Service), clean is { Length: <= 200 }, "Enter the service, up to 200 characters"));
        return new()
        {
            PlaceId = placeId,
            OrganisationId = organisationId,
            Service = clean!,
            ServiceKey = Place.Key(clean!),
            From = from,
        };
    }

    /// <summary>Says how the team is reached.</summary>
    public void ReachedBy(int? postId, string? contact, string? hours, bool illustrative = false)
    {
        var (how, when) = (Text.Clean(contact), Text.Clean(hours));
        Rules.Check(
            (nameof(Contact), how is { Length: <= 200 }, "Enter a team’s telephone number, e-mail or web address"),
            (nameof(Hours), when is null or { Length: <= 200 }, "Hours must be 200 characters or fewer")
        );
        (PostId, Contact, Hours, Illustrative) = (postId, how, when, illustrative);
    }

    public void End(DateOnly lastDay)
    {
        Rules.Check((nameof(To), From is null || lastDay >= From, "Last day must be on or after the first day"));
        To = lastDay;
    }

    public bool IsOn(DateOnly day) => (From is null || From <= day) && (To is null || To >= day);

    internal sealed class Mapping : IEntityTypeConfiguration<ServiceContact>
    {
        public void Configure(EntityTypeBuilder<ServiceContact> contact)
        {
            contact.ToTable("ServiceContacts");
            contact.Property(c => c.Service).HasMaxLength(200);
            contact.Property(c => c.ServiceKey).HasMaxLength(200);
            contact.Property(c => c.Contact).HasMaxLength(200);
            contact.Property(c => c.Hours).HasMaxLength(200);
            contact.HasIndex(c => new { c.PlaceId, c.ServiceKey });
            contact.HasIndex(c => c.OrganisationId);
            contact.HasOne<Place>().WithMany().HasForeignKey(c => c.PlaceId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
