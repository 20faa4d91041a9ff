using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CommonThread.Data;

/// <summary>What holds for every table, said once.</summary>
internal static class Mapping
{
    /// <summary>Marks a mapping that belongs to the installation's own database rather than to a partnership's.</summary>
    internal interface IOfTheInstallation;

    public static bool IsOfAPartnership(Type mapping) => !typeof(IOfTheInstallation).IsAssignableFrom(mapping);

    public static bool IsOfTheInstallation(Type mapping) => typeof(IOfTheInstallation).IsAssignableFrom(mapping);

    /// <summary>Enumerations are stored by name, so that a table can be read; moments are universal time.</summary>
    public static void Conventions(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                // A marking is ordered, and the filter compares it.
                if (type.IsEnum && type != typeof(Marking))
                {
                    property.SetValueConverter(
                        (ValueConverter)Activator.CreateInstance(typeof(EnumToStringConverter<>).MakeGenericType(type))!
                    );
                    if (property.GetMaxLength() is null)
                        property.SetMaxLength(40);
                }
                else if (type == typeof(Marking))
                {
                    property.SetValueConverter(new EnumToNumberConverter<Marking, int>());
                }
                else if (type == typeof(DateTime))
                {
                    property.SetValueConverter(
                        new ValueConverter<DateTime, DateTime>(
                            t => t.ToUniversalTime(),
                            t => DateTime.SpecifyKind(t, DateTimeKind.Utc)
                        )
                    );
                }
                else if (type == typeof(decimal) && property.GetPrecision() is null)
                {
                    property.SetPrecision(18);
                    property.SetScale(4);
                }
            }
        }
    }
}
