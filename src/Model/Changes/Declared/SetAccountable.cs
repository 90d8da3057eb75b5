using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>One party alone is accountable for a subject (and a step of it); others who were stay responsible.</summary>
/// <param name="Who">Null = still to be named: the declaration then carries <see cref="AssignOwner.ToBeNamed"/>.</param>
public sealed record SetAccountable(string Subject, string? Step, string? Who = null) : DeclaredChange
{
    public override string Code => Who is null ? "set-accountable" : "set-accountable-named";

    public override Declarations Apply(Declarations declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        var who = Who ?? AssignOwner.ToBeNamed;
        var lines = declared.Responsibilities.Select(said => said.Subject != Subject || said.Step != Step
            ? said
            : said.Who == who ? said with { Accountable = true }
            : said.Accountable ? said with { Accountable = false, Responsible = true } : said).ToList();
        if (!lines.Any(said => said.Subject == Subject && said.Step == Step && said.Who == who)) lines.Add(new(Subject, Step, who, false, true, false, false));
        return declared with { Responsibilities = [.. lines] };
    }

    public override Message Describe() => Who is null
        ? Message.Of($"change.{Code}", Argument.Of("subject", Step is null ? Subject : $"{Subject} · {Step}"))
        : Message.Of($"change.{Code}", Argument.Of("subject", Step is null ? Subject : $"{Subject} · {Step}"), Argument.Of("who", Who));
}
