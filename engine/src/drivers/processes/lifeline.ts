// Kills the driver's processes when the engine ends, however it ends. A shell in a session of its own reads process
// groups from a pipe, and kills those that remain when the pipe closes, which is milliseconds after the engine's end.
import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';

const script = `
trap '' INT TERM HUP QUIT PIPE
groups=' '
while read -r what group; do
  case $what in
    +) groups="$groups$group " ;;
    -) groups="\${groups%% $group *} \${groups#* $group }" ;;
  esac
done
for group in $groups; do kill -KILL "-$group" 2>/dev/null; done
`;

export class Lifeline {
  readonly #groups = new Set<number>();
  readonly #log: (line: string) => void;
  #shell: ChildProcess | undefined;
  #isClosed = false;

  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  /** The shell's process, while there is one. */
  get pid(): number | undefined {
    return this.#shell?.pid;
  }

  /** Has the group killed when the engine ends. */
  add(group: number): void {
    this.#groups.add(group);
    if (this.#shell) this.#send(`+ ${group}`);
    else this.#start();
  }

  remove(group: number): void {
    if (this.#groups.delete(group) && this.#shell) this.#send(`- ${group}`);
  }

  /** Kills the groups that remain. */
  close(): void {
    this.#isClosed = true;
    this.#shell?.stdin?.destroy();
    this.#shell = undefined;
  }

  #start(): void {
    const shell = spawn('/bin/sh', ['-c', script], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      cwd: '/',
      env: {},
    });
    this.#shell = shell;
    shell.unref();
    (shell.stdin as Socket).unref();
    shell.stdin?.on('error', () => {});
    shell.once('error', (error) => this.#log(`Tasks may outlive the engine: no /bin/sh: ${error.message}`));
    shell.once('exit', () => {
      // Someone ended it. Without it, the processes would outlive the engine.
      if (this.#isClosed || this.#shell !== shell) return;
      this.#shell = undefined;
      if (this.#groups.size > 0) this.#start();
    });
    for (const group of this.#groups) this.#send(`+ ${group}`);
  }

  #send(line: string): void {
    this.#shell?.stdin?.write(`${line}\n`);
  }
}
