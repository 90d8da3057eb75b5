using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Plateau.Storage;

/// <summary>Why a database did not do what it was asked.</summary>
public enum DatabaseFault
{
    /// <summary>It does not answer, or refuses for another reason.</summary>
    Away,

    /// <summary>No room is left.</summary>
    Full,

    /// <summary>It may be read and not written.</summary>
    ReadOnly,
}

/// <summary>Tells faults of the database from defects of the program.</summary>
public static class DatabaseFaults
{
    /// <summary>Null when the database is not the cause.</summary>
    public static DatabaseFault? Of(Exception? exception) => CauseOf(exception) switch
    {
        // SQLITE_FULL and SQLITE_READONLY (sqlite.org/rescode.html); disk_full and read_only_sql_transaction (PostgreSQL, appendix A).
        SqliteException { SqliteErrorCode: 13 } or PostgresException { SqlState: "53100" } => DatabaseFault.Full,
        SqliteException { SqliteErrorCode: 8 } or PostgresException { SqlState: "25006" } => DatabaseFault.ReadOnly,
        not null => DatabaseFault.Away,
        null => null,
    };

    /// <summary>What the database's driver said: it may stand inside exceptions of others. Null when it said nothing.</summary>
    public static Exception? CauseOf(Exception? exception)
    {
        Exception? found = null;
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is DbException)
                return exception;
            if (exception is DbUpdateException)
                found = exception;
        }

        return found;
    }
}
