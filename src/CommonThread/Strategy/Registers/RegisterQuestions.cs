using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Registers;

/// <summary>The ways in which a register asks: each question names the property that it is bound to.</summary>
internal abstract partial class Register<T>
{
    /// <summary>A question in a line of text, bound to a property.</summary>
    protected static Field Line(Expression<Func<T, object?>> property, string label, string? hint = null) =>
        new(Of(property), label, Answered.InALine, hint);

    protected static Field Lines(Expression<Func<T, object?>> property, string label, string? hint = null) =>
        new(Of(property), label, Answered.InLines, hint);

    protected static Field Day(Expression<Func<T, object?>> property, string label, string? hint = null) =>
        new(Of(property), label, Answered.ByDate, hint);

    protected static Field Number(Expression<Func<T, object?>> property, string label, string? hint = null) =>
        new(Of(property), label, Answered.ByNumber, hint);

    protected static Field Money(Expression<Func<T, object?>> property, string label, string? hint = null) =>
        new(Of(property), label, Answered.ByMoney, hint);

    protected static Field Yes(Expression<Func<T, object?>> property, string label, string? hint = null) =>
        new(Of(property), label, Answered.ByYes, hint);

    protected static Field OneOf(
        Expression<Func<T, object?>> property,
        string label,
        Func<RegisterScope, IReadOnlyList<SelectListItem>> choices,
        string? hint = null
    ) => new(Of(property), label, Answered.ByChoice, hint, choices);

    /// <summary>A question whose answers are the values of the property's own enumeration.</summary>
    protected static Field Kind(Expression<Func<T, object?>> property, string label, string? hint = null)
    {
        var info = Of(property);
        var type = Nullable.GetUnderlyingType(info.PropertyType) ?? info.PropertyType;
        IReadOnlyList<SelectListItem> choices =
        [
            .. Enum.GetValues(type).Cast<Enum>().Select(v => new SelectListItem(v.Say(), v.ToString())),
        ];
        return new(info, label, Answered.ByChoice, hint, _ => choices);
    }

    protected static Field OfPriority(Expression<Func<T, object?>> property, string label = "Priority") =>
        OneOf(property, label, s => s.Priorities);

    /// <summary>The priority to which an entry belongs: its lead and support officer write it, and choose among their own.</summary>
    protected static Field OfOwnPriority(Expression<Func<T, object?>> property, string label = "Priority") =>
        OfPriority(property, label) with
        {
            OfOwnPriority = true,
        };

    protected static Field OfPost(Expression<Func<T, object?>> property, string label, string? hint = null) =>
        OneOf(property, label, s => s.Owners.PostChoices, hint);

    protected static Field OfOrganisation(Expression<Func<T, object?>> property, string label, string? hint = null) =>
        OneOf(property, label, s => s.Owners.OrganisationChoices, hint);

    private static PropertyInfo Of(Expression<Func<T, object?>> property)
    {
        var body = property.Body is UnaryExpression convert ? convert.Operand : property.Body;
        return (PropertyInfo)((MemberExpression)body).Member;
    }
}
