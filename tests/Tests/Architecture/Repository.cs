using System.Reflection;
using System.Text.RegularExpressions;

namespace Plateau.Tests.Architecture;

/// <summary>The checkout that the tests were built from. Found by walking up: paths baked in by the compiler differ on a build server.</summary>
internal static partial class Repository
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "dist", "artifacts", "TestResults", ".git", "plateau-report"];

    public static string Root { get; } = FindRoot();

    /// <summary>Names of the projects under src, which are their folders.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src")).Where(folder => Directory.GetFiles(folder, "*.csproj").Length > 0).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    /// <summary>Everything that our projects contain and the tests can load.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } = [.. Projects.Select(name => Assembly.Load(name == "Cli" ? "plateau" : $"Plateau.{name}"))];

    public static IReadOnlyList<Type> Types { get; } = [.. Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => !type.Name.Contains('<', StringComparison.Ordinal))];

    /// <summary>Files of the repository, relative to its root, with '/' between folders; nothing that a build makes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(new DirectoryInfo(Root)).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> FilesUnder(string folder, params string[] extensions) =>
        Files.Where(file => file.StartsWith($"{folder}/", StringComparison.Ordinal) && extensions.Contains(Path.GetExtension(file)));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>C# without comments and without what stands in strings, so that words are calls.</summary>
    public static string CodeOf(string file) => CommentsAndStrings().Replace(Read(file), match => match.Value[0] == '/' ? "" : "\"\"");

    private static IEnumerable<string> Walk(DirectoryInfo folder) =>
        folder.GetFiles().Select(file => file.FullName).Concat(folder.GetDirectories().Where(sub => !NotOurs.Contains(sub.Name)).SelectMany(Walk));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Plateau.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Plateau.slnx above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex("""
        //[^\n]*|/\*[\s\S]*?\*/|\$?@"(?:[^"]|"")*"|"{3}[\s\S]*?"{3}|"(?:\\.|[^"\\\n])*"
        """, RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CommentsAndStrings();
}
