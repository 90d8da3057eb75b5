using System.Collections.Immutable;
using Plateau.Diagnosis;
using Plateau.Model.Declared;

namespace Plateau.Tests.Faults;

/// <summary>A rule that would be right to speak, and of what.</summary>
/// <param name="Name">An object that the finding must name; empty = the finding is about the whole centre.</param>
internal sealed record Expectation(string Rule, string Name)
{
    /// <summary>Any object will do: consequences of a fault for which it does not matter where they show.</summary>
    public const string Anything = "*";

    public bool Meets(string rule, Finding finding)
    {
        if (rule != Rule) return false;
        if (Name is Anything or "" || finding.Subject == Name || finding.Subject.StartsWith($"{Name} #", StringComparison.Ordinal) || finding.Subject.StartsWith($"{Name} · ", StringComparison.Ordinal)) return true;
        return finding.Subject.Split(", ").Contains(Name) || finding.What.Arguments.Any(argument => argument.Text == Name || argument.Items.Contains(Name));
    }
}

/// <summary>A fault in its place.</summary>
/// <param name="Right">One of them at least must speak, or the fault is missed.</param>
/// <param name="Also">What may truly be said because of it, and need not be.</param>
internal sealed record Planted(Declarations After, ImmutableArray<Expectation> Right, ImmutableArray<Expectation> Also);

/// <summary>A kind of fault of what is declared. It plants itself at a random place.</summary>
/// <param name="Name">As in the published table.</param>
/// <param name="Plant">Null where the centre has no place for it.</param>
internal sealed record FaultKind(string Name, Func<Declarations, Dice, Planted?> Plant)
{
    public static Planted Told(Declarations after, string rule, string name, params ReadOnlySpan<Expectation> also) => new(after, [new(rule, name)], [.. also]);

    public static Expectation Anywhere(string rule) => new(rule, Expectation.Anything);

    /// <summary>Null when there is none.</summary>
    public static T? Some<T>(Dice dice, IEnumerable<T> of) where T : class => of.ToArray() is { Length: > 0 } all ? dice.One(all) : null;
}
