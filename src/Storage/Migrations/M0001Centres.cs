using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Plateau.Storage.Migrations;

/// <summary>Centres, documents, studies, audit trail. Written by hand, as all migrations here: a test migrates an empty store on both databases and writes and reads every row.</summary>
[DbContext(typeof(StudioContext))]
[Migration("0001_Centres")]
public sealed class M0001Centres : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable(
            "centres",
            table => new { Id = table.Column<Guid>(), CreatedAt = table.Column<long>(), CreatedBy = table.Column<string>(), Secret = table.Column<string>() },
            constraints: table => table.PrimaryKey("pk_centres", row => row.Id));
        migrationBuilder.CreateTable(
            "documents",
            table => new
            {
                CentreId = table.Column<Guid>(),
                Kind = table.Column<string>(),
                Number = table.Column<int>(),
                At = table.Column<long>(),
                Who = table.Column<string>(),
                Note = table.Column<string>(),
                Content = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_documents", row => new { row.CentreId, row.Kind, row.Number });
                table.ForeignKey("fk_documents_centres", row => row.CentreId, "centres", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            "studies",
            table => new
            {
                Id = table.Column<Guid>(),
                CentreId = table.Column<Guid>(),
                Kind = table.Column<string>(),
                State = table.Column<string>(),
                Inputs = table.Column<string>(),
                AskedBy = table.Column<string>(),
                AskedAt = table.Column<long>(),
                StartedAt = table.Column<long>(nullable: true),
                EndedAt = table.Column<long>(nullable: true),
                Stage = table.Column<string>(),
                Done = table.Column<double>(),
                Problems = table.Column<string>(),
                Results = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_studies", row => row.Id);
                table.ForeignKey("fk_studies_centres", row => row.CentreId, "centres", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("ix_studies_centre", "studies", ["CentreId", "AskedAt"]);
        migrationBuilder.CreateTable(
            "audit",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                Who = table.Column<string>(),
                CentreId = table.Column<Guid>(nullable: true),
                What = table.Column<string>(),
                Detail = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("pk_audit", row => row.Id));
        migrationBuilder.CreateIndex("ix_audit_at", "audit", "At");
    }
}
