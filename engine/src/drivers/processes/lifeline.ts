// Ends the driver's processes when the engine ends, however it ends: a shell in a session of its own reads process
// groups from a pipe. When the pipe closes it kills those that are left, and whatever carries the driver's mark, until
// nothing does. It outlives the engine by less than a second.
import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { markVariable } from './mark.ts';

/**
 * The mark comes in two pieces, so that no command line in the process table looks like a marked environment. A process
 * that was being started when the engine died may get its environment a moment later: three quiet looks end it.
 */
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
quiet=0
while [ $quiet -lt 3 ]; do
  if [ -d /proc/self ]; then
    found=$(grep -lsaE "${markVariable}=[^ ]*$1$2/" /proc/[0-9]*/environ | sed 's|[^0-9]||g')
  else
    found=$(ps axeww -o pid=,command= | grep -E "${markVariable}=[^ ]*$1$2/" | awk '{ print $1 }')
  fi
  killed=
  for pid in $found; do kill -KILL "$pid" 2>/dev/null && killed=1; done
  if [ "$killed" ]; then quiet=0; else quiet=$((quiet + 1)); fi
  sleep 0.1 || sleep 1
done
`;

export class Lifeline {
  readonly #groups = new Set<number>();
  readonly #log: (line: string) => void;
  readonly #mark: string;
  #shell: ChildProcess | undefined;
  #isClosed = false;

  /** @param mark what carries it, or a mark below it, ends with the engine */
  constructor(mark: string, log: (line: string) => void) {
    this.#mark = mark;
    this.#log = log;
  }

  /** The shell's process, while there is one. */
  get pid(): number | undefined {
    return this.#shell?.pid;
  }

  /** Call it before a process is started: if the engine dies in that moment, the mark is enough. */
  hold(): void {
    if (!this.#shell) this.#start();
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
    const half = Math.floor(this.#mark.length / 2);
    const pieces = [this.#mark.slice(0, half), this.#mark.slice(half)];
    const shell = spawn('/bin/sh', ['-c', script, 'lifeline', ...pieces], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      cwd: '/',
      env: { PATH: '/usr/local/bin:/usr/bin:/bin' },
    });
    this.#shell = shell;
    shell.unref();
    (shell.stdin as Socket | undefined)?.unref();
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
