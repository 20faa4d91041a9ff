using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Shared;

/// <summary>Declares, in a mapping, that a record is part of another and is seen by those who see that one, and by nobody else.</summary>
public static class SeenWithWhole
{
    internal const string Annotation = "CommonThread:SeenWith";
    internal const string ByAnnotation = "CommonThread:SeenOnlyBy";

    /// <summary>
    /// Declares besides that only callers with a permission see it at all: on pages, on the thread and in the history alike.
    /// </summary>
    public static EntityTypeBuilder<TPart> SeenOnlyBy<TPart>(this EntityTypeBuilder<TPart> part, string permission)
        where TPart : class
    {
        ArgumentNullException.ThrowIfNull(part);
        part.Metadata.SetAnnotation(ByAnnotation, permission);
        return part;
    }

    /// <param name="key">The property that holds the number of the whole.</param>
    public static EntityTypeBuilder<TPart> SeenWith<TPart, TWhole>(
        this EntityTypeBuilder<TPart> part,
        Expression<Func<TPart, int>> key
    )
        where TPart : class
        where TWhole : class
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(key);
        part.Metadata.SetAnnotation(Annotation, (typeof(TWhole), ((MemberExpression)key.Body).Member.Name));
        return part;
    }
}
