using System.Data.Common;
using Plateau.Model.Texts;

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
            DbException when options.Database is not null => Problem.At("--database", "studio.database", Argument.Of("detail", exception.Message)),
            DbException => Problem.At(options.Folder, "studio.database-file", Argument.Of("detail", exception.Message)),
            UnauthorizedAccessException or IOException => Problem.At(options.Folder, "studio.folder", Argument.Of("detail", exception.Message)),
            ArgumentException when options.Database is not null => Problem.At("--database", "studio.database", Argument.Of("detail", exception.Message)),
            _ => null,
        };
    }
}
