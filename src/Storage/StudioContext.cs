using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using Plateau.Storage.Rows;

namespace Plateau.Storage;

/// <summary>The database of the studio, the same on SQLite and PostgreSQL.</summary>
public sealed class StudioContext(DbContextOptions<StudioContext> options) : DbContext(options)
{
    public DbSet<CentreRow> Centres => Set<CentreRow>();

    public DbSet<DocumentRow> Documents => Set<DocumentRow>();

    public DbSet<StudyRow> Studies => Set<StudyRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<CentreRow>(centre => centre.ToTable("centres").HasKey(row => row.Id));
        modelBuilder.Entity<DocumentRow>(document =>
        {
            document.ToTable("documents").HasKey(row => new { row.CentreId, row.Kind, row.Number });
            document.HasOne<CentreRow>().WithMany().HasForeignKey(row => row.CentreId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<StudyRow>(study =>
        {
            study.ToTable("studies").HasKey(row => row.Id);
            study.Property(row => row.State).HasConversion<string>().IsConcurrencyToken();
            study.HasIndex(row => new { row.CentreId, row.AskedAt });
            study.HasOne<CentreRow>().WithMany().HasForeignKey(row => row.CentreId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<AuditRow>(audit =>
        {
            audit.ToTable("audit").HasKey(row => row.Id);
            audit.HasIndex(row => row.At);
        });
    }

    // Milliseconds sort alike on both databases, which types of date do not.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
    }

    private sealed class InstantConverter() : ValueConverter<Instant, long>(at => at.ToUnixTimeMilliseconds(), milliseconds => Instant.FromUnixTimeMilliseconds(milliseconds));
}
