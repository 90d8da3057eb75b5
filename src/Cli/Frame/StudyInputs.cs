using System.Collections.Immutable;
using System.CommandLine;
using Plateau.Design;
using Plateau.Import;
using Plateau.Import.Formats;
using Plateau.Model;
using Plateau.Model.Files;
using Plateau.Model.Texts;
using Plateau.Solvers;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Frame;

/// <summary>The options by which several commands say what is read and what is aimed at.</summary>
internal sealed class StudyOptions
{
    public Argument<string[]> Sources { get; } = CliOption.Sources("SOURCE");

    public Option<string[]> Target { get; } = CliOption.Target();

    public Option<string?> Seed { get; } = CliOption.Seed();

    public Option<string?> Replications { get; } = CliOption.Replications();

    public Option<string?> Threads { get; } = CliOption.Threads();

    public Option<string?> Format { get; } = CliOption.Format();

    public Option<string?> Zone { get; } = CliOption.Zone();

    public Option<string?> Sheet { get; } = CliOption.Sheet();

    public Option<string?> Mapping { get; } = CliOption.Mapping();

    public Option<string?> Shrinkage { get; } = CliOption.Shrinkage();

    public Option<string?> Organisation { get; } = CliOption.Organisation();

    public Option<bool> ShowPeople { get; } = CliOption.ShowPeople();

    public IEnumerable<Option> All => [Target, Seed, Replications, Threads, Format, Sheet, Zone, Mapping, Shrinkage, Organisation, ShowPeople];
}

/// <summary>What a study is made from: files and settings, options before study.json before defaults.</summary>
/// <param name="Logs">To fit; empty when there is a centre file alone.</param>
/// <param name="Centre">A centre file; null = the centre is what the logs show.</param>
internal sealed record StudyInputs(string? Name, ImmutableArray<string> Logs, ImmutableArray<string> Predict, string? Centre, ReadingSettings Reading, StudySettings Settings)
{
    /// <summary>The workbook in which the centre describes its organisation; null = nobody was asked.</summary>
    public string? Organisation { get; init; }

    /// <summary>Reads the arguments: a folder with its study.json, one log and perhaps another to predict, or a centre file.</summary>
    public static StudyInputs Of(Session session, StudyOptions options, string command)
    {
        return Of(session, options, Sources.Several(session, options.Sources, $"plateau {command} samples/anonymous-bank", most: 2));
    }

    private static StudyInputs Of(Session session, StudyOptions options, string[] paths)
    {
        var given = session.Given;
        var file = FileOf(session, paths);
        session.Prefer(file.Language);

        var targets = TargetsOf(session, options, file);
        var seed = given.Seed(options.Seed);
        var replications = given.Whole(options.Replications, 1, 100_000);
        var threads = given.Whole(options.Threads, 1, 1024);
        var shrinkage = given.Number(options.Shrinkage, 0, 0.99) ?? file.Shrinkage;
        var reading = ReadingOf(session, options, file, targets);
        var defaults = new StudySettings();
        var settings = defaults with
        {
            Target = reading.Target,
            Targets = reading.Targets,
            Seed = seed ?? file.Seed ?? defaults.Seed,
            Replications = (int?)replications ?? file.Replications ?? defaults.Replications,
            Threads = (int?)threads ?? Environment.ProcessorCount,
            Shrinkage = shrinkage,
            Solver = SolverChoice.Find(null),
            Indifference = file.Indifference ?? defaults.Indifference,
        };
        var organisation = given.Text(options.Organisation) ?? file.Organisation;
        given.AddRange(organisation is null ? [] : Sources.FileProblems(organisation));
        given.Check();
        return new StudyInputs(file.Name, file.Logs, file.Predict, file.Centre, reading, settings) { Organisation = organisation };
    }

    /// <summary>Any number of logs of one history, an organisation workbook among them or alone, or a folder with its study.json.</summary>
    public static StudyInputs OfLogs(Session session, StudyOptions options, string[] paths)
    {
        if (Directory.Exists(paths[0]))
            return Of(session, options, paths);
        session.Given.AddRange(paths.SelectMany(Sources.FileProblems));
        session.Given.Check();
        var organisation = session.Given.Text(options.Organisation) ?? paths.FirstOrDefault(OrganisationSource.LooksLikeOne);
        session.Given.AddRange(organisation is null || paths.Contains(organisation) ? [] : Sources.FileProblems(organisation));
        session.Given.Check();
        string[] logs = [.. paths.Where(path => path != organisation)];
        return new StudyInputs(logs.Length == 0 ? Path.GetFileNameWithoutExtension(organisation) : null, [.. logs], [], null, ReadingOf(session, options), new StudySettings { Threads = Environment.ProcessorCount }) { Organisation = organisation };
    }

    /// <summary>How logs are read, by options alone.</summary>
    public static ReadingSettings ReadingOf(Session session, StudyOptions options) => ReadingOf(session, options, new StudyFile(), TargetsOf(session, options, new StudyFile()));

    private static TargetOption TargetsOf(Session session, StudyOptions options, StudyFile file) =>
        TargetOption.Read(options.Target.Name, session.Value(options.Target) ?? [], session.Given.Add)
            .Over(TargetOption.Read(StudyFile.FileName, file.Targets, session.Given.Add));

    /// <exception cref="UserErrorException">Something that was given is wrong.</exception>
    private static ReadingSettings ReadingOf(Session session, StudyOptions options, StudyFile file, TargetOption targets)
    {
        var given = session.Given;
        var mapping = MappingOf(given, given.Text(options.Mapping) ?? file.Mapping);
        var format = given.OneOf(options.Format, [.. FormatCatalogue.All.Select(format => format.Info.Key)]) ?? file.Format;
        given.Check();
        if (given.Has(options.ShowPeople))
            session.Note("console.showPeople");
        return ReadingSettings.Defaults with
        {
            Format = format,
            Sheet = given.Text(options.Sheet) ?? file.Sheet,
            Zone = given.Text(options.Zone) ?? file.Zone,
            Mapping = mapping,
            Target = targets.ForAll ?? ServiceTarget.Default,
            Targets = targets.ByFlow,
            KeepNames = given.Has(options.ShowPeople),
        };
    }

    private static StudyFile FileOf(Session session, string[] paths)
    {
        if (Directory.Exists(paths[0]))
        {
            if (paths.Length > 1)
                session.Given.Add(Problem.At(paths[1], "console.surplusLog", Argument.Of("file", Path.Combine(paths[0], StudyFile.FileName))));
            session.Given.Check();
            return StudyFile.OfFolder(paths[0]);
        }

        session.Given.AddRange(paths.SelectMany(Sources.FileProblems));
        session.Given.Check();
        if (OrganisationSource.LooksLikeOne(paths[0]))
            return new StudyFile { Name = Path.GetFileNameWithoutExtension(paths[0]), Organisation = paths[0], Predict = [.. paths.Skip(1)] };
        if (CentreSource.LooksLikeOne(paths[0]))
            return new StudyFile { Centre = paths[0], Predict = [.. paths.Skip(1)] };
        return new StudyFile { Logs = [paths[0]], Predict = [.. paths.Skip(1)] };
    }

    private static CsvMapping? MappingOf(Given given, string? path)
    {
        if (path is null)
            return null;
        var missing = Sources.FileProblems(path).ToList();
        given.AddRange(missing);
        if (missing.Count > 0)
            return null;
        var (mapping, problems) = CsvMappingFile.Read(path);
        given.AddRange(problems);
        return mapping;
    }
}
