using System.Globalization;
using System.Runtime.CompilerServices;

namespace Plateau.Tests.Architecture;

/// <summary>
/// All tests run under a culture with a decimal comma, points between thousands and the dotless i: whatever forgets to name its culture shows.
/// </summary>
internal static class AwkwardCulture
{
    // CA2255 is meant for libraries: this assembly is a program, and its tests must find the culture set whatever runs first.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Set()
    {
        var culture = Turkish() ?? WithComma();
        CultureInfo.DefaultThreadCurrentCulture = culture;
        CultureInfo.DefaultThreadCurrentUICulture = culture;
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
    }

    private static CultureInfo? Turkish()
    {
        try
        {
            return CultureInfo.GetCultureInfo("tr-TR", predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    // A machine without the Unicode library knows no culture by name.
    private static CultureInfo WithComma()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        return culture;
    }
}
