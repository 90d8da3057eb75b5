using Plateau.Model.Declared;

namespace Plateau.Import.Organisation;

/// <summary>Puts pseudonyms in the place of names: the same ones as in the logs, so that a person of the workbook is the agent of the log.</summary>
public static class DeclaredPeople
{
    /// <summary>Everyone whose name stands where a person is meant.</summary>
    public static IEnumerable<string> NamesIn(Declarations declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        return declared.People.Select(person => person.Name)
            .Concat(declared.Assessments.Select(assessment => assessment.Person))
            .Concat(declared.Assessments.Select(assessment => assessment.Assessor).OfType<string>())
            .Concat(declared.Reasons.Select(rating => rating.Rater).OfType<string>())
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>Owners and managers are replaced where they are people of the workbook; roles and services stay.</summary>
    /// <param name="pseudonyms">Has all of <see cref="NamesIn"/>.</param>
    /// <param name="keepNames">Keep real names beside the pseudonyms.</param>
    public static Declarations Under(Declarations declared, Pseudonyms pseudonyms, bool keepNames)
    {
        ArgumentNullException.ThrowIfNull(pseudonyms);
        var known = NamesIn(declared).ToDictionary(name => name, pseudonyms.Of, StringComparer.Ordinal);
        string? Hidden(string? name) => name is not null && known.TryGetValue(name, out var pseudonym) ? pseudonym : name;
        return declared with
        {
            Activities = [.. declared.Activities.Select(activity => activity with { Owner = Hidden(activity.Owner) })],
            Flows = [.. declared.Flows.Select(flow => flow with { Owner = Hidden(flow.Owner) })],
            EntryPoints = [.. declared.EntryPoints.Select(entry => entry with { Owner = Hidden(entry.Owner) })],
            Teams = [.. declared.Teams.Select(team => team with { Manager = Hidden(team.Manager) })],
            People = [.. declared.People.Select(person => person with { Name = known[person.Name], RealName = keepNames ? person.Name : null })],
            Assessments = [.. declared.Assessments.Select(assessment => assessment with { Person = known[assessment.Person], Assessor = Hidden(assessment.Assessor) })],
            Reasons = [.. declared.Reasons.Select(rating => rating with { Rater = Hidden(rating.Rater) })],
            Responsibilities = [.. declared.Responsibilities.Select(line => line with { Who = Hidden(line.Who)! })],
            Indicators = [.. declared.Indicators.Select(indicator => indicator with { Owner = Hidden(indicator.Owner) })],
        };
    }
}
