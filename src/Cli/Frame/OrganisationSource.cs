using Plateau.Import.Organisation;
using Plateau.Model.Texts;
using Plateau.Report.Texts;
using Plateau.Spreadsheets;

namespace Plateau.Cli.Frame;

/// <summary>Reads organisation workbooks.</summary>
internal static class OrganisationSource
{
    /// <exception cref="UserErrorException">Nothing of it can be read.</exception>
    public static OrganisationReading Read(Session session, string path)
    {
        using var stream = File.OpenRead(path);
        var reading = OrganisationReader.Read(stream, session.Speech.Language == Language.French);
        return reading.Fault is { } fault ? throw UserErrorException.Of(path, Code(fault)) : reading;
    }

    private static string Code(BookFault fault) => fault switch
    {
        BookFault.Locked => "org-locked",
        BookFault.TooLarge => "org-too-large",
        _ => "org-damaged",
    };
}
