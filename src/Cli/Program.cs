using System.Runtime.InteropServices;
using Plateau.Cli.Frame;

using var stop = new CancellationTokenSource();
var asked = false;

// The first Ctrl-C asks the work to end and keep what is complete; the second ends the process at once.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask);

Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return CommandLine.Run(args, Surroundings.OfProcess(stop.Token));

void Ask(PosixSignalContext signal)
{
    signal.Cancel = true;
    if (asked)
        Environment.Exit(ExitCode.Cancelled);
    asked = true;
    stop.Cancel();
}
