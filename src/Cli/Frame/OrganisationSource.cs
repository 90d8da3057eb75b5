using Plateau.Import;
using Plateau.Import.Organisation;
using Plateau.Model.Declared;
using Plateau.Model.Texts;
using Plateau.Report.Texts;
using Plateau.Spreadsheets;

namespace Plateau.Cli.Frame;

/// <summary>Reads organisation workbooks.</summary>
internal static class OrganisationSource
{
    /// <summary>A workbook whose sheets have our names; others are logs.</summary>
    public static bool LooksLikeOne(string path)
    {
        using var stream = File.OpenRead(path);
        return OrganisationReader.IsOne(stream);
    }

    /// <exception cref="UserErrorException">Nothing of it can be read.</exception>
    public static OrganisationReading Read(Session session, string path)
    {
        using var stream = File.OpenRead(path);
        var reading = OrganisationReader.Read(stream, session.Speech.Language == Language.French);
        return reading.Fault is { } fault ? throw UserErrorException.Of(path, Code(fault)) : reading;
    }

    /// <summary>What the workbook says, people under pseudonyms; how many rows were left out is told, and where to see them.</summary>
    /// <param name="pseudonyms">Those of the logs.</param>
    public static Declarations Declared(Session session, string path, Pseudonyms pseudonyms, bool keepNames)
    {
        var reading = Read(session, path);
        if (!reading.Log.Problems.IsEmpty)
            session.Note("console.organisationLeftOut", Argument.Of("file", path), Argument.Count("count", reading.Log.Problems.Length));
        return DeclaredPeople.Under(reading.Declared, pseudonyms.With(DeclaredPeople.NamesIn(reading.Declared)), keepNames);
    }

    private static string Code(BookFault fault) => fault switch
    {
        BookFault.Locked => "org-locked",
        BookFault.TooLarge => "org-too-large",
        _ => "org-damaged",
    };
}
