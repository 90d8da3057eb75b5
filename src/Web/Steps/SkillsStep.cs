namespace Plateau.Web.Steps;

/// <summary>Skills are seen in a log, assessed by people, and held against what the flows ask for.</summary>
internal sealed class SkillsStep : IStep
{
    public string Key => "skills";

    public Judgement Judge(CentreView view)
    {
        if (view.Facts is not { } facts)
            return new(0, new Missing("diagnosis", "import"));
        var missing = new List<Missing>();
        if (facts.SkilledAgents == 0)
            missing.Add(new("observed-skills", "import"));
        if (facts.Assessments == 0)
            missing.Add(new("assessments", "import"));
        if (facts.Requirements == 0)
            missing.Add(new("requirements", "import"));
        return new(1 - (missing.Count / 3.0), [.. missing]);
    }
}
