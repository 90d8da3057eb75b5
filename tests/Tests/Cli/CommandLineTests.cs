using System.CommandLine;
using Plateau.Cli.Commands;
using Plateau.Cli.Frame;
using Plateau.Report.Texts;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("study")]
    [InlineData("import")]
    [InlineData("check")]
    [InlineData("diagnose")]
    [InlineData("size")]
    [InlineData("simulate")]
    public void Each_command_explains_itself_in_80_columns(string command)
    {
        foreach (var language in new[] { "fr", "en" })
        {
            var run = CliRun.Of(command, "--help", "--language", language);
            run.ExitCode.ShouldBe(0);
            run.Output.ShouldContain($"plateau {command}");
            run.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
            run.Error.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Every_help_text_exists_in_both_languages()
    {
        var (root, _) = CommandLine.Build();
        var codes = Everything(root).SelectMany(command => command.Options.Select(option => option.Description).Concat(command.Arguments.Select(argument => argument.Description)).Append(command.Description));
        foreach (var code in codes.Distinct())
        {
            foreach (var language in Languages.All)
                Wording.In(language).Has(code!).ShouldBeTrue($"{code} in {language}");
        }
    }

    [Theory]
    [InlineData("--agnts", "--agents")]
    [InlineData("--handle-second", "--handle-seconds")]
    [InlineData("--tresholds-seconds=30", "--threshold-seconds")]
    public void An_unknown_option_is_answered_with_the_nearest(string mistyped, string meant)
    {
        var run = CliRun.Of("queue", "erlang-a", mistyped, "3");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(mistyped.Split('=')[0]);
        run.Error.ShouldContain($"Maybe you meant: {meant}.");
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public void An_option_mistyped_after_a_file_is_not_taken_for_a_file()
    {
        var run = CliRun.Of("study", "folder", "--replication", "5");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--replications");
        run.Error.ShouldNotContain("no file");
    }

    [Fact]
    public void An_unknown_command_is_answered_with_the_nearest()
    {
        var run = CliRun.Of("stduy", "x");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("study");
    }

    [Fact]
    public void Nothing_to_do_shows_the_help_and_is_bad_usage()
    {
        CliRun.Of().ExitCode.ShouldBe(2);
        CliRun.Of("queue").ExitCode.ShouldBe(2);
        CliRun.Of("queue").Error.ShouldContain("erlang-a");
    }

    [Fact]
    public void All_wrong_values_are_told_at_once()
    {
        var run = CliRun.Of("queue", "erlang-a", "--arrivals-per-hour", "many", "--handle-seconds", "0", "--patience-seconds", "-3", "--agents", "1.5");
        run.ExitCode.ShouldBe(2);
        foreach (var option in new[] { "--arrivals-per-hour", "--handle-seconds", "--patience-seconds", "--agents" })
            run.Error.ShouldContain(option);
        run.Error.ShouldContain("many");
    }

    [Fact]
    public void A_value_that_is_missing_or_repeated_is_told()
    {
        CliRun.Of("simulate", "--seed").Error.ShouldContain("--seed: a value is expected");
        CliRun.Of("simulate", "x.json", "--seed", "1", "--seed", "2").Error.ShouldContain("--seed: the option is given several times");
    }

    [Theory]
    [InlineData(null, "fr")]
    [InlineData("C.UTF-8", "fr")]
    [InlineData("de_DE.UTF-8", "fr")]
    [InlineData("fr_CA.UTF-8", "fr")]
    [InlineData("en_US.UTF-8", "en")]
    public void Without_an_option_the_system_decides_between_english_and_french(string? lang, string expected)
    {
        var environment = lang is null ? [] : new Dictionary<string, string> { ["LANG"] = lang };
        var run = CliRun.Of(new CliRun.Options { Environment = environment }, "check");
        run.Error.ShouldContain(expected == "fr" ? "Il faut nommer" : "Say what to read");
    }

    [Fact]
    public void The_option_decides_even_where_the_rest_is_wrong()
    {
        CliRun.Of("check", "--language", "fr", "--nothing").Error.ShouldContain("n’existe pas");
        CliRun.Of("--language=fr", "nothing").Error.ShouldContain("n’existe pas");
        CliRun.Of("check", "x", "--language", "de").Error.ShouldContain("“de” is not known");
    }

    [Fact]
    public void A_missing_file_is_told_with_what_lies_beside_it()
    {
        using var folder = new TemporaryFolder();
        folder.File("january.csv", "x");
        var run = CliRun.Of("study", Path.Combine(folder.Path, "janury.csv"));
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("january.csv");
    }

    [Fact]
    public void A_defect_never_shows_its_trace()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var before = Directory.GetCurrentDirectory();
        using var folder = new TemporaryFolder();
        try
        {
            Directory.SetCurrentDirectory(folder.Path);
            var code = CommandLine.Run(["queue", "erlang-b", "--arrivals-per-hour", "1", "--handle-seconds", "1", "--agents", "1"], new Surroundings
            {
                Output = new BrokenWriter(),
                Error = error,
                ErrorIsTerminal = false,
                Environment = _ => "en",
                Clock = TimeProvider.System,
                Stop = CancellationToken.None,
            });
            code.ShouldBe(1);
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
        }

        error.ToString().ShouldContain("InvalidOperationException");
        error.ToString().ShouldNotContain("   at ");
        File.ReadAllText(Directory.GetFiles(folder.Path, "plateau-defect-*.txt").ShouldHaveSingleItem()).ShouldContain("   at ");
    }

    [Fact]
    public void The_version_is_one_line() => CliRun.Of("--version").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldStartWith("plateau ");

    [Fact]
    public void Names_of_commands_are_unique() => CommandCatalogue.Commands.Select(command => command.Form.Name).Concat(CommandCatalogue.Families.Select(family => family.Name)).ShouldBeUnique();

    private static IEnumerable<Command> Everything(Command command) => command.Subcommands.SelectMany(Everything).Prepend(command);

    private sealed class BrokenWriter : StringWriter
    {
        public override void Write(char value) => throw new InvalidOperationException("broken on purpose");

        public override void Write(string? value) => throw new InvalidOperationException("broken on purpose");

        public override void WriteLine(string? value) => throw new InvalidOperationException("broken on purpose");
    }
}
