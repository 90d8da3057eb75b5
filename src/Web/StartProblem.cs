using Plateau.Model.Texts;
using Plateau.Storage;

namespace Plateau.Web;

/// <summary>Why a studio could not be started, where the cause lies outside the program.</summary>
public static class StartProblem
{
    /// <summary>Null when it is a defect.</summary>
    public static Problem? Of(Exception exception, StudioOptions options)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ArgumentNullException.ThrowIfNull(options);
        return exception switch
        {
            IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } => Problem.At("--port", "studio.port-taken", Argument.Of("port", options.Port.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            _ when DatabaseFaults.CauseOf(exception) is { } cause => options.Database is not null
                ? Problem.At("--database", "studio.database", Argument.Of("detail", cause.Message))
                : Problem.At(options.Folder, "studio.database-file", Argument.Of("detail", cause.Message)),
            UnauthorizedAccessException or IOException => Problem.At(options.Folder, "studio.folder", Argument.Of("detail", exception.Message)),
            ArgumentException when options.Database is not null => Problem.At("--database", "studio.database", Argument.Of("detail", exception.Message)),
            _ => null,
        };
    }
}
