using System.CommandLine;
using Plateau.Model.Files;
using Plateau.Model.Texts;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Frame;

/// <summary>The files and folders that stand on the command line without an option.</summary>
internal static class Sources
{
    /// <summary>Exactly one, which exists as a file.</summary>
    public static string One(Session session, Argument<string[]> argument, string example)
    {
        var path = Several(session, argument, example, most: 1)[0];
        session.Given.AddRange(FileProblems(path));
        session.Given.Check();
        return path;
    }

    /// <summary>One at least; whether they exist is not looked at.</summary>
    public static string[] Several(Session session, Argument<string[]> argument, string example, int most = int.MaxValue)
    {
        var paths = session.Value(argument) ?? [];
        if (paths.Length == 0)
            session.Given.Add(Problem.At("", "console.argumentMissing", Argument.Of("argument", argument.Name), Argument.Of("example", example)));
        foreach (var surplus in paths.Skip(most))
            session.Given.Add(Problem.At("", "console.surplus", Argument.Of("value", surplus), Argument.Of("command", example.Split(' ') is [var program, var name, ..] ? $"{program} {name}" : "")));
        session.Given.Check();
        return paths;
    }

    /// <summary>What keeps a path from being read as a file: nothing, or one problem.</summary>
    public static IEnumerable<Problem> FileProblems(string path)
    {
        if (Directory.Exists(path))
            yield return Problem.At(path, "console.isFolder");
        else if (!File.Exists(path))
            yield return Missing(path);
    }

    /// <summary>Nothing of that name: what lies beside it may be meant.</summary>
    public static Problem Missing(string path)
    {
        var folder = Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";
        // A folder above may be missing as well: then nothing can be proposed.
        var beside = Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).OfType<string>().Where(name => name[0] != '.').ToList() : [];
        var nearest = Nearest.To(Path.GetFileName(path), beside);
        return beside.Count == 0
            ? Problem.At(path, "console.missingFolder", Argument.Of("folder", Path.GetFullPath(folder)))
            : Problem.At(path, "console.missingFile", Argument.List("nearest", nearest));
    }
}
