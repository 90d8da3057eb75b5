using Plateau.Import;
using Plateau.Import.Organisation;
using Plateau.Model.Declared;
using Plateau.Model.Texts;
using Plateau.Report.Texts;

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
        return reading.Fault is { } fault ? throw new UserErrorException([OrganisationReader.ProblemOf(fault, path)]) : reading;
    }

    public static OrganisationFile Of(Session session, string path) => new(path, () => File.OpenRead(path), session.Speech.Language == Language.French);

    /// <summary>What a workbook says by itself, beside no log: people under pseudonyms; how many rows were left out is told.</summary>
    public static Declarations Declared(Session session, string path)
    {
        var reading = Read(session, path);
        TellLeftOut(session, path, reading.Log.Problems.Length);
        return DeclaredPeople.Under(reading.Declared, Pseudonyms.None.With(DeclaredPeople.NamesIn(reading.Declared)), keepNames: false);
    }

    /// <summary>How many rows were left out, and where to see them.</summary>
    public static void TellLeftOut(Session session, string path, int rows)
    {
        if (rows > 0)
            session.Note("console.organisationLeftOut", Argument.Of("file", path), Argument.Count("count", rows));
    }
}
