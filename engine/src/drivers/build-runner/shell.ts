// Runs a build's commands as if in one shell. Each command has a shell of its own, which starts with the variables and
// the folder that the one before ended with, as in CodeBuild: a command that exits does not end the others.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { killGroup } from '../processes/groups.ts';
import type { Lifeline } from '../processes/lifeline.ts';
import { markEnvironment, markVariable } from '../processes/mark.ts';
import { endMarked } from '../processes/marked.ts';
import { Interrupted } from './failure.ts';
import type { BuildLog } from './log.ts';

export interface ShellOptions {
  /** Path of the shell. */
  readonly shell: string;
  /** Folder for the shell's own files. */
  readonly folder: string;
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** False for buildspec version 0.1, where each command starts with a fresh shell. */
  readonly isShared: boolean;
  /** What carries it ends with the build. */
  readonly mark: string;
  readonly log: BuildLog;
  readonly lifeline: Lifeline;
}

/** How long to wait for output after a command has ended: later output comes from background processes. */
const drainMs = 100;

export class BuildShell {
  readonly #options: ShellOptions;
  /** The process group of the current command. */
  #current: number | undefined;
  #isKilled = false;

  constructor(options: ShellOptions) {
    this.#options = options;
    writeFileSync(this.#file('env.sh'), exports(options.environment));
    writeFileSync(this.#file('dir.txt'), options.workingDirectory);
  }

  /** Returns the command's exit status. @throws Interrupted when the build is killed meanwhile */
  async run(command: string, variables: Readonly<Record<string, string>>): Promise<number> {
    const [env, dir] = [quoted(this.#file('env.sh')), quoted(this.#file('dir.txt'))];
    // Builtins only, without further processes: a build has many commands, and most are small.
    const folder = readFileSync(this.#file('dir.txt'), 'utf8').replace(/\n$/, '');
    writeFileSync(
      this.#file('script.sh'),
      [
        `cd ${quoted(folder)} || exit 1`,
        `. ${env}`,
        exports(variables),
        // Variables that a command assigns without export exist for the next one, too.
        'set -a',
        command,
        'CODEBUILD_LAST_EXIT=$?',
        ...(this.#options.isShared ? [`export -p > ${env}`, `pwd > ${dir}`] : []),
        'exit $CODEBUILD_LAST_EXIT',
        '',
      ].join('\n'),
    );
    return this.#execute([this.#file('script.sh')]);
  }

  /** The values of variables after the last command. */
  async values(names: readonly string[]): Promise<{ name: string; value: string }[]> {
    if (names.length === 0 || this.#isKilled) return [];
    const out = this.#file('values');
    const print = names.map((name) => `printf '%s\\0' "\${${name}-}"`).join('; ');
    await this.#execute(['-c', `. ${quoted(this.#file('env.sh'))}; { ${print}; } > ${quoted(out)}`]);
    const values = readFileSync(out, 'utf8').split('\0');
    return names.map((name, at) => ({ name, value: values[at] ?? '' }));
  }

  /** Kills the current command and background processes of earlier ones. */
  async kill(): Promise<void> {
    this.#isKilled = true;
    if (this.#current !== undefined) killGroup(this.#current, 'SIGKILL');
    await endMarked(this.#options.mark);
  }

  async #execute(args: readonly string[]): Promise<number> {
    if (this.#isKilled) throw new Interrupted();
    const { shell, mark, log, lifeline } = this.#options;
    lifeline.hold();
    const child = spawn(shell, args, {
      cwd: this.#options.folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: this.#options.environment.PATH, ...markEnvironment(mark) },
    });
    const group = child.pid;
    if (group === undefined) {
      const error = await new Promise<Error>((resolve) => child.once('error', resolve));
      throw error;
    }
    this.#current = group;
    lifeline.add(group);
    log.read(child.stdout);
    log.read(child.stderr);
    const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
      child.once('exit', (...status) => resolve(status)),
    );
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, drainMs))]);
    if (this.#current === group) this.#current = undefined;
    lifeline.remove(group);
    if (this.#isKilled) throw new Interrupted();
    return code ?? (signal === 'SIGKILL' ? 137 : 143);
  }

  #file(name: string): string {
    return join(this.#options.folder, name);
  }
}

/** Shell code that sets the variables. Names that are invalid in a shell are left out. */
function exports(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .filter(([name]) => /^[A-Za-z_]\w*$/.test(name) && name !== markVariable)
    .map(([name, value]) => `export ${name}=${quoted(value)}\n`)
    .join('');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
