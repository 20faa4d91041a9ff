using System.Reflection;
using System.Text;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.House;

/// <summary>docs/lifecycles.md draws every lifecycle from its table, and is never behind it.</summary>
public sealed class LifecyclesTests(TestSite site) : IClassFixture<TestSite>
{
    private static string File { get; } = Path.Combine(Repository.Root, "docs", "lifecycles.md");

    [Fact]
    public async Task The_document_shows_every_lifecycle_as_its_table_has_it()
    {
        var written = (await System.IO.File.ReadAllTextAsync(File)).ReplaceLineEndings("\n");
        written.ShouldBe(
            Document(),
            "docs/lifecycles.md is behind the tables: run the tests with -explicit only -method \"*Write_the_lifecycles\""
        );
    }

    [Fact]
    public void Every_state_can_be_reached_from_the_first()
    {
        var lost = new List<string>();
        foreach (var lifecycle in Lifecycles())
        {
            var reached = new HashSet<string> { lifecycle.States[0].ToString() };
            while (lifecycle.Moves.Any(m => reached.Contains(m.From.ToString()) && reached.Add(m.To.ToString())))
            {
                // One more state was reached; perhaps it leads to others.
            }
            lost.AddRange(
                lifecycle.States.Where(s => !reached.Contains(s.ToString())).Select(s => $"{lifecycle.Noun}: {s}")
            );
        }
        lost.ShouldBeEmpty();
    }

    /// <summary>A developer's tool, not a test: writes the document anew, to be read in the change like any other line.</summary>
    [Fact(Explicit = true)]
    public Task Write_the_lifecycles() => System.IO.File.WriteAllTextAsync(File, Document());

    private string Document()
    {
        var permissions = site
            .Services.GetRequiredService<Modules>()
            .Permissions.ToDictionary(p => p.Name, StringComparer.Ordinal);
        var text = new StringBuilder(
            """
            # Lifecycles

            The states of each noun, who may move it on, and when a reason must be given. Drawn from the tables in the code by
            `LifecyclesTests`; a test fails when this page is behind them. Beside these moves, whoever is named here needs the
            permission for the record's own organisation or place, where the record has one.


            """.ReplaceLineEndings("\n")
        );
        foreach (var lifecycle in Lifecycles())
        {
            text.Append($"## {char.ToUpperInvariant(lifecycle.Noun[0])}{lifecycle.Noun[1..]}\n\n");
            text.Append($"`{lifecycle.Where}`\n\n```mermaid\n{lifecycle.Drawing}```\n\n");
            text.Append("| from | to | what is done | who may | reason |\n| --- | --- | --- | --- | --- |\n");
            foreach (var move in lifecycle.Moves)
            {
                var who = permissions[move.Permission]
                    .Roles.Select(r => Roles.Find(r)?.Name ?? r)
                    .Order(StringComparer.Ordinal);
                text.Append(
                    $"| {Say(move.From)} | {Say(move.To)} | {move.Verb} | {string.Join(", ", who)} | {(move.NeedsReason ? "needed" : "")} |\n"
                );
            }
            text.Append('\n');
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Say(Enum state) => state.Say().ToLowerInvariant();

    private sealed record Drawn(
        string Noun,
        string Where,
        string Drawing,
        IReadOnlyList<Enum> States,
        IReadOnlyList<(Enum From, Enum To, string Verb, string Permission, bool NeedsReason)> Moves
    );

    // Every lifecycle stands in a static property of the noun that it moves.
    private static IEnumerable<Drawn> Lifecycles() =>
        typeof(CommonThread.Application)
            .Assembly.GetTypes()
            .SelectMany(t =>
                t.GetProperties(
                    BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            .Where(p =>
                p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(Lifecycle<>)
            )
            .Select(p => (Drawn)Of(p.PropertyType).Invoke(null, [p.GetValue(null), p.DeclaringType!.FullName])!)
            .OrderBy(d => d.Noun, StringComparer.Ordinal);

    private static MethodInfo Of(Type lifecycle) =>
        typeof(LifecyclesTests)
            .GetMethod(nameof(Draw), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(lifecycle.GetGenericArguments());

    private static Drawn Draw<TState>(Lifecycle<TState> table, string where)
        where TState : struct, Enum =>
        new(
            table.Noun,
            where,
            table.Draw(),
            [.. table.States.Cast<Enum>()],
            [.. table.Moves.Select(m => ((Enum)m.From, (Enum)m.To, m.Verb, m.Permission, m.NeedsReason))]
        );
}
