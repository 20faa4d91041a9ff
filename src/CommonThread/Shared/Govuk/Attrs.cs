using System.Collections;
using System.Text;

namespace CommonThread.Shared.Govuk;

/// <summary>The attributes of one element, in order. A null value leaves the attribute out.</summary>
public sealed class Attrs : IEnumerable<KeyValuePair<string, string?>>
{
    private readonly List<KeyValuePair<string, string?>> all = [];

    public void Add(string name, string? value)
    {
        if (value is not null)
            all.Add(new(name, value));
    }

    /// <summary>An attribute that says something by being there, such as <c>disabled</c>.</summary>
    public void Add(string name, bool present)
    {
        if (present)
            all.Add(new(name, null));
    }

    /// <summary>The attributes given by whoever uses a component; they come after the component's own.</summary>
    public Attrs And(IEnumerable<KeyValuePair<string, string?>>? more)
    {
        foreach (var (name, value) in more ?? [])
            all.Add(new(name, value ?? ""));
        return this;
    }

    public Attrs Also(string name, string? value)
    {
        Add(name, value);
        return this;
    }

    public Attrs Also(string name, bool present)
    {
        Add(name, present);
        return this;
    }

    /// <summary>Class names with one space between those that are not empty.</summary>
    public static string ClassNames(params ReadOnlySpan<string?> names)
    {
        var line = new StringBuilder();
        foreach (var name in names)
        {
            if (string.IsNullOrWhiteSpace(name))
                continue;
            if (line.Length > 0)
                line.Append(' ');
            line.Append(name.Trim());
        }
        return line.ToString();
    }

    public IEnumerator<KeyValuePair<string, string?>> GetEnumerator() => all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString()
    {
        var line = new StringBuilder();
        foreach (var (name, value) in all)
        {
            line.Append(' ').Append(Markup.Encoder.Encode(name));
            if (value is not null)
                line.Append("=\"").Append(Markup.Encoder.Encode(value)).Append('"');
        }
        return line.ToString();
    }
}
