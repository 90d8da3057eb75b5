using System.CommandLine;
using Plateau.Cli.Frame;
using Plateau.Import.Organisation;
using Plateau.Model.Declared;
using Plateau.Model.Texts;
using Plateau.Report.Texts;
using Plateau.Spreadsheets;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Commands;

/// <summary>plateau organisation: the workbook in which people describe their centre.</summary>
internal sealed class OrganisationFamily : ICliCommandFamily
{
    public string Name => "organisation";

    public IReadOnlyList<ICliCommand> Commands { get; } = [new NewOrganisationCommand(), new CheckOrganisationCommand()];
}

/// <summary>plateau organisation new: an empty workbook that explains itself.</summary>
internal sealed class NewOrganisationCommand : ICliCommand
{
    private readonly Option<string?> outFile = CliOption.Out("FILE.xlsx");

    public NewOrganisationCommand() => Form = new Command("new", "help.organisation.new") { outFile };

    public Command Form { get; }

    public int Run(Session session)
    {
        var target = session.Given.Text(outFile) ?? "organisation.xlsx";
        session.Given.Check();
        ResultFile.Write(target, stream => OrganisationWriter.Write(Declarations.None, session.Speech.Language == Language.French, stream));
        session.Output.WriteLine(Speech.Plain(session.Speech.Say("console.written", Argument.Of("file", Path.GetFullPath(target)))));
        return ExitCode.Done;
    }
}

/// <summary>plateau organisation check: what the workbook says, every problem at once, and a copy with the cells marked.</summary>
internal sealed class CheckOrganisationCommand : ICliCommand
{
    private const int MostTold = 20;
    private readonly Argument<string[]> workbook = CliOption.Sources("WORKBOOK");
    private readonly Option<string?> outFile = CliOption.Out("FILE.xlsx");

    public CheckOrganisationCommand() => Form = new Command("check", "help.organisation.check") { workbook, outFile };

    public Command Form { get; }

    public int Run(Session session)
    {
        var path = Sources.One(session, workbook, "plateau organisation check organisation.xlsx");
        var target = session.Given.Text(outFile) ?? Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}-{session.Speech.Say("console.organisationChecked")}.xlsx");
        session.Given.Check();
        var reading = OrganisationSource.Read(session, path);
        Counts(session, reading);
        Told(session, "console.organisationProblems", reading.Log.Problems);
        Told(session, "console.organisationRemarks", reading.Log.Remarks);
        Mark(session, path, target, reading.Log);
        return reading.Log.Problems.IsEmpty ? ExitCode.Done : ExitCode.BadInput;
    }

    private static void Counts(Session session, OrganisationReading reading)
    {
        var french = session.Speech.Language == Language.French;
        foreach (var form in OrganisationForms.All)
        {
            if (reading.Log.Counts.TryGetValue(form.Key, out var count))
                Speech.Wrap(session.Output, session.Speech.Say("console.organisationSheet", Argument.Of("sheet", form.Name.In(french)), Argument.Count("read", count.Read), Argument.Count("kept", count.Kept), Argument.Count("rejected", count.Rejected)), indent: "", next: "  ");
        }

        if (reading.Log.Counts.Count == 0)
            Speech.Wrap(session.Output, session.Speech.Say("console.organisationEmpty"), indent: "", next: "  ");
    }

    private static void Told(Session session, string heading, IReadOnlyCollection<CellSaid> said)
    {
        if (said.Count == 0)
            return;
        session.Note(heading, Argument.Count("count", said.Count));
        session.Speech.Tell(session.Error, [.. said.Take(MostTold).Select(one => one.What)]);
        if (said.Count > MostTold)
            session.Note("console.organisationMore", Argument.Count("count", said.Count - MostTold));
    }

    private static void Mark(Session session, string path, string target, OrganisationLog log)
    {
        var marks = log.Problems.Concat(log.Remarks).Where(said => said.Cell.Length > 0).Select(said => new CellMark(said.Sheet, said.Cell, Reason(session, said.What))).ToArray();
        if (marks.Length == 0)
            return;
        try
        {
            ResultFile.Write(target, stream =>
            {
                using var original = File.OpenRead(path);
                MarkedCopy.Write(original, marks, stream);
            });
        }
        catch (InvalidDataException)
        {
            session.Note("console.organisationNoCopy", Argument.Of("file", path));
            return;
        }

        session.Output.WriteLine(Speech.Plain(session.Speech.Say("console.organisationMarked", Argument.Count("cells", marks.Select(mark => (mark.Sheet, mark.Cell)).Distinct().Count()), Argument.Of("file", Path.GetFullPath(target)))));
    }

    private static string Reason(Session session, Problem problem)
    {
        var (what, advice) = Wording.In(session.Speech.Language).Render(problem);
        return advice is null ? what : $"{what}\n{advice}";
    }
}
