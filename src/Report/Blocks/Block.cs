using System.Collections.Immutable;
using Plateau.Report.Charts;

namespace Plateau.Report.Blocks;

/// <summary>A report in one language, ready to be written in any form: sections of blocks, every text already made.</summary>
/// <param name="Centre">Name of the centre, for running heads.</param>
public sealed record ReportDocument(string Title, string Centre, string Subtitle, ImmutableArray<Section> Sections);

/// <summary>A part of the report. Its headline is one sentence that says what is true.</summary>
/// <param name="Key">Stable, lower case with hyphens: anchor in HTML.</param>
/// <param name="Title">What the section is about, for the table of contents.</param>
public sealed record Section(string Key, string Title, string Headline, ImmutableArray<Block> Blocks);

/// <summary>The pieces of a section. A closed family: each writer knows all of them.</summary>
public abstract record Block
{
    private Block()
    {
    }

    public sealed record Paragraph(string Text) : Block;

    /// <summary>A smaller heading inside a section.</summary>
    public sealed record Heading(string Text) : Block;

    /// <summary>Something that limits what is read next to it: partial results, missing data.</summary>
    public sealed record Notice(string Text) : Block;

    /// <summary>Small print below a table or chart: definitions, keys to signs.</summary>
    public sealed record Small(string Text) : Block;

    public sealed record Bullets(ImmutableArray<string> Items) : Block;

    /// <summary>Figures side by side, each opening into its explanation.</summary>
    public sealed record Figures(ImmutableArray<Figure> Items) : Block;

    /// <param name="OnConsole">False for long tables that would bury the rest in a terminal.</param>
    public sealed record Grid(Table Table, bool OnConsole = true) : Block;

    /// <param name="TwinOnConsole">Whether a terminal, which shows no drawing, gets the table of its data.</param>
    public sealed record Chart(Drawing Drawing, bool TwinOnConsole = false) : Block;

    public sealed record Findings(ImmutableArray<FindingText> Items) : Block;

    /// <summary>How something was computed.</summary>
    public sealed record Methods(ImmutableArray<Explanation> Items) : Block;
}

/// <param name="Value">With its interval where it has one.</param>
public sealed record Figure(string Label, string Value, Explanation? Explanation);

/// <summary>Where a figure comes from. A line without content is left out.</summary>
/// <param name="Title">What is computed.</param>
/// <param name="Lines">Definition, formula, inputs, sample, interval, seed: name and content.</param>
public sealed record Explanation(string Title, ImmutableArray<(string Name, string Content)> Lines);

/// <param name="Severity">Word in the reader's language.</param>
/// <param name="Level">0 note to 3 critical, for the mark beside it.</param>
/// <param name="Rule">What the rule looks for, or its code.</param>
/// <param name="Code">Of the rule, for example SKILL-01.</param>
public sealed record FindingText(int Level, string Severity, string Confidence, string Rule, string Code, string Sentence, ImmutableArray<string> Evidence, ImmutableArray<string> Proposals);

/// <summary>A table: also the twin of every chart.</summary>
/// <param name="Caption">One sentence or title; empty when the text before it says it.</param>
public sealed record Table(string Caption, ImmutableArray<Column> Columns, ImmutableArray<TableRow> Rows);

/// <param name="Numeric">Aligned to the right.</param>
public sealed record Column(string Header, bool Numeric = true);

/// <param name="Strong">A total or the row that matters.</param>
public sealed record TableRow(ImmutableArray<string> Cells, bool Strong = false);
