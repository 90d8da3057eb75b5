using System.Globalization;
using System.Text;
using Plateau.Model.Texts;

namespace Plateau.Cli.Frame;

/// <summary>The last resort: a defect of the program. People get a sentence and a file that they can send; the trace is in the file alone.</summary>
internal static class Defect
{
    public static int Tell(Exception defect, Surroundings surroundings, Speech speech, IReadOnlyList<string> arguments)
    {
        var file = Write(defect, surroundings, arguments);
        var code = file is null ? "console.defect" : "console.defectWithFile";
        Speech.Wrap(
            surroundings.Error,
            speech.Say(code, Argument.Of("what", $"{defect.GetType().Name}: {FirstLine(defect.Message)}"), Argument.Of("file", file ?? "")),
            indent: "",
            next: "");
        return ExitCode.Defect;
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd();

    private static string? Write(Exception defect, Surroundings surroundings, IReadOnlyList<string> arguments)
    {
        var report = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"{CommandLine.ProgramName} {ProductVersion.Text}, {System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}")
            .AppendLine(CultureInfo.InvariantCulture, $"{CommandLine.ProgramName} {string.Join(' ', arguments)}")
            .AppendLine()
            .AppendLine(defect.ToString())
            .ToString();
        var stamp = surroundings.Clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        foreach (var folder in new[] { Directory.GetCurrentDirectory(), Path.GetTempPath() })
        {
            try
            {
                var path = Path.Combine(folder, $"plateau-defect-{stamp}.txt");
                File.WriteAllText(path, report);
                return path;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The next folder may be writable; without any, the sentence alone has to do.
            }
        }

        return null;
    }
}
