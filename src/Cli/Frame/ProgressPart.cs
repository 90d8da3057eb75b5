using Plateau.Design;

namespace Plateau.Cli.Frame;

/// <summary>Progress of a step as a part of the whole command.</summary>
internal sealed class ProgressPart(IProgress<StudyProgress> whole, double from, double to) : IProgress<StudyProgress>
{
    public void Report(StudyProgress value) => whole.Report(value with { Done = from + ((to - from) * value.Done) });
}
