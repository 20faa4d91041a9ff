using System.Linq.Expressions;

namespace CommonThread.Shared;

/// <summary>Finds rows by words that people remember of them.</summary>
public static class RecordSearch
{
    private const int MostWords = 8;

    /// <summary>
    /// The rows of which one of the texts holds each word that was typed: in any order, capitals or not. Nothing typed finds
    /// nothing.
    /// </summary>
    /// <param name="texts">The texts of a row that are read, such as its title and its reference.</param>
    public static IQueryable<T> Holding<T>(
        this IQueryable<T> rows,
        string? typed,
        params IReadOnlyList<Expression<Func<T, string?>>> texts
    )
    {
        ArgumentNullException.ThrowIfNull(texts);
        var words = WordsOf(typed);
        if (words.Count == 0)
            return rows.Where(_ => false);
        var row = Expression.Parameter(typeof(T), "row");
        foreach (var word in words)
        {
            // The word is a captured value, so that the database gets it as a parameter.
            Expression<Func<string?, bool>> holds = text => (text ?? "").ToLower().Contains(word);
            var any = texts
                .Select(text => Put(holds.Body, holds.Parameters[0], Put(text.Body, text.Parameters[0], row)))
                .Aggregate(Expression.OrElse);
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(any, row));
        }
        return rows;
    }

    /// <summary>The words that were typed, in lower case, each once.</summary>
    public static IReadOnlyList<string> WordsOf(string? typed) =>
        [
            .. (Text.Clean(typed) ?? "")
                .ToLowerInvariant()
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                // "District," is typed for "district".
                .Select(word => word.Trim(',', '.', ';', ':', '"', '“', '”', '(', ')'))
                .Where(word => word.Length > 0)
                .Distinct()
                .Take(MostWords),
        ];

    private static Expression Put(Expression where, ParameterExpression what, Expression instead) =>
        new Exchange(what, instead).Visit(where);

    private sealed class Exchange(ParameterExpression what, Expression instead) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            node == what ? instead : base.VisitParameter(node);
    }
}
