import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** How the host is started: one place. The folder and the port are added. */
const command = (process.env['PLATEAU_SERVE'] ?? 'dotnet src/Cli/bin/Release/net10.0/plateau.dll serve').split(' ');

export interface Host {
  /** Opens the studio once: it carries the token. */
  readonly address: string;
  readonly origin: string;
  /** Ends the program as a power cut would, and starts it again on the same folder. */
  killAndStart(): Promise<void>;
  /** Kept files and what lies beside them, below their folder. */
  files(): string[];
  stop(): void;
}

export async function startHost(port: number): Promise<Host> {
  const folder = mkdtempSync(join(tmpdir(), 'plateau-e2e-'));
  let running = await start(folder, port);
  return {
    get address() { return running.address; },
    origin: `http://127.0.0.1:${port}`,
    async killAndStart() {
      const ended = new Promise((done) => running.child.once('exit', done));
      running.child.kill('SIGKILL');
      await ended;
      running = await start(folder, port);
    },
    files: () => readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(join(folder, 'files').length + 1)).sort(),
    stop() {
      running.child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function start(folder: string, port: number): Promise<{ child: ChildProcess; address: string }> {
  const [program = 'dotnet', ...rest] = command;
  const child = spawn(program, [...rest, '--folder', folder, '--port', String(port), '--language', 'fr'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((found, failed) => {
    let said = '';
    child.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString();
      const address = /http:\/\/\S+token=\w+/.exec(said)?.[0];
      if (address !== undefined) {
        found({ child, address });
      }
    });
    child.once('exit', () => failed(new Error(`The host ended before it said its address: ${said}`)));
  });
}
