using System.Collections.Immutable;

namespace Plateau.Web.Studies;

/// <summary>Where studies that are under way keep what their runs gave: one file each, gone when the study has ended.</summary>
internal sealed class RunFiles(StudioOptions options)
{
    private const string Extension = ".runs";

    private string Folder => Directory.CreateDirectory(Path.Combine(options.Folder, "work")).FullName;

    /// <summary>Studies that have a file.</summary>
    public ImmutableArray<Guid> All =>
        [.. Directory.EnumerateFiles(Folder, "*" + Extension).Select(path => Guid.TryParse(Path.GetFileNameWithoutExtension(path), out var study) ? study : Guid.Empty).Where(study => study != Guid.Empty)];

    public string PathOf(Guid study) => Path.Combine(Folder, $"{study:N}{Extension}");

    public void Delete(Guid study) => File.Delete(PathOf(study));
}
