using Plateau.Simulation.Workloads;

namespace Plateau.Validation.Simulation;

/// <summary>The files of tests/Validation/workloads, found by walking up from the program.</summary>
internal static class WorkloadFiles
{
    public static string Folder
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (root is not null && !File.Exists(Path.Combine(root.FullName, "Plateau.slnx"))) root = root.Parent;
            return Path.Combine(root?.FullName ?? throw new DirectoryNotFoundException("Plateau.slnx"), "tests", "Validation", "workloads");
        }
    }

    public static Workload Read(string name) =>
        Workload.Read(File.ReadAllText(Path.Combine(Folder, name + ".workload.json"))).Workload ?? throw new InvalidDataException(name);
}
