using Plateau.Web.Documents;

namespace Plateau.Web.Steps;

/// <summary>Logs and the organisation workbook are there and could be read.</summary>
internal sealed class ImportStep : IStep
{
    public string Key => "import";

    public Judgement Judge(CentreView view)
    {
        var missing = new List<Missing>();
        if (!view.Sources.Items.Any(item => item.Role == SourceRoles.Log))
            missing.Add(new("log", "import"));
        if (!view.Sources.Items.Any(item => item.Role == SourceRoles.Organisation))
            missing.Add(new("organisation", "import"));
        if (missing.Count < 2 && view.Facts is null)
            missing.Add(new("diagnosis", "import"));
        return new(1 - (missing.Count / 3.0), [.. missing]);
    }
}
