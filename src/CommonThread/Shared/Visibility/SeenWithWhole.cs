using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Shared;

/// <summary>Declares, in a mapping, that a record is part of another and is seen by those who see that one, and by nobody else.</summary>
public static class SeenWithWhole
{
    internal const string Annotation = "CommonThread:SeenWith";

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
