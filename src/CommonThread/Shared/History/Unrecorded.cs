using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Shared;

/// <summary>Fields whose change says nothing to a reader of the history, because an event of its own is recorded beside it.</summary>
public static class Unrecorded
{
    internal const string Annotation = "CommonThread:Unrecorded";

    /// <summary>Leaves the field out of the history.</summary>
    public static PropertyBuilder<T> LeftOutOfHistory<T>(this PropertyBuilder<T> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.HasAnnotation(Annotation, true);
    }
}
