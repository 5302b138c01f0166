// Runs a build's commands as if in one shell. Each command has a shell of its own, which starts with the variables and
// the folder that the one before ended with, as in CodeBuild: a command that exits does not end the others.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markVariable } from '../processes/mark.ts';

/** What runs the shells: this machine, or a container. */
export interface ShellHost {
  /** Returns the exit status of a file of shell code. @throws Interrupted when the build is killed meanwhile */
  run(file: string): Promise<number>;
  /** Kills the current command and background processes of earlier ones, and removes whatever they ran in. */
  kill(): Promise<void>;
}

export interface ShellOptions {
  /** Folder for the shell's own files. */
  readonly folder: string;
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** False for buildspec version 0.1, where each command starts with a fresh shell. */
  readonly isShared: boolean;
  readonly host: ShellHost;
}

export class BuildShell {
  readonly #options: ShellOptions;
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
    return this.#options.host.run(this.#file('script.sh'));
  }

  /** The values of variables after the last command. */
  async values(names: readonly string[]): Promise<{ name: string; value: string }[]> {
    if (names.length === 0 || this.#isKilled) return [];
    const out = this.#file('values');
    const print = names.map((name) => `printf '%s\\0' "\${${name}-}"`).join('; ');
    writeFileSync(
      this.#file('script.sh'),
      `. ${quoted(this.#file('env.sh'))}; { ${print}; } > ${quoted(out)}\n`,
    );
    await this.#options.host.run(this.#file('script.sh'));
    const values = readFileSync(out, 'utf8').split('\0');
    return names.map((name, at) => ({ name, value: values[at] ?? '' }));
  }

  /** A file where the commands run; empty when there is none. */
  async read(path: string): Promise<string> {
    const out = this.#file('read');
    writeFileSync(
      this.#file('script.sh'),
      `{ [ ! -r ${quoted(path)} ] || cat ${quoted(path)}; } > ${quoted(out)}\n`,
    );
    await this.#options.host.run(this.#file('script.sh'));
    return readFileSync(out, 'utf8');
  }

  async kill(): Promise<void> {
    this.#isKilled = true;
    await this.#options.host.kill();
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
