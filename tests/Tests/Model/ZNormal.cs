using Plateau.Model.Files; using Xunit;
namespace Plateau.Tests.Model;
public sealed class ZNormal { [Fact] public void X() { var p = Path.Combine(Repository.Root, "samples", "everything-on", "centre.json"); var c = CentreFile.Read(File.ReadAllText(p)); File.WriteAllLines("/tmp/dbg/problems", c.Problems.Concat(c.Warnings).Select(x => $"{x.Where} {x.What.Code} {string.Join(" ", x.What.Arguments.Select(a => a.Name + "=" + a.Text + a.Number + string.Join(",", a.Items)))}")); if (c.Centre is not null) File.WriteAllText(p, CentreFile.Write(c.Centre)); } }
