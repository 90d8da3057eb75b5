using System.Reflection;

namespace Plateau.Cli.Frame;

internal static class ProductVersion
{
    /// <summary>Version of the program, with the commit where the build knew it.</summary>
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
