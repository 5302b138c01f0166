// The folder with the commands that stand for others, for the PATH of a RUN.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { includes, onFiles, readers, standIns } from './names.ts';

const program = join(import.meta.dirname, 'program.ts');

export interface StandInCall {
  /** The stage's folder. */
  readonly root: string;
  /** The process that starts the RUN. */
  readonly caller: number;
  /** The RUN's own: what it calls by itself means the image's paths, and what its programs call means their own. */
  readonly command: readonly string[];
}

/** Makes it at `folder`. */
export function makeStandIns(folder: string, call: StandInCall): void {
  mkdirSync(folder);
  const file = join(folder, 'call.json');
  writeFileSync(file, JSON.stringify(call));
  const start = [process.execPath, '--disable-warning=ExperimentalWarning', program, folder, file];
  for (const name of standIns) {
    const exec = `exec ${[...start, name].map(quoted).join(' ')} "$@"`;
    const text =
      includes([...onFiles, ...readers], name) && !/^ch(own|grp)$/.test(name)
        ? onlyForPaths(folder, name, exec)
        : `${exec}\n`;
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}`, { mode: 0o755 });
  }
}

/** Compilers call them by the hundred, with relative paths: those are the machine's command at once. */
const onlyForPaths = (folder: string, name: string, exec: string) => `for word; do
  case $word in /*) ${exec} ;; esac
done
path=":$PATH:"
path="\${path%%:${folder}:*}:\${path#*:${folder}:}"
path=\${path#:}
PATH=\${path%:}
exec ${name} "$@"
`;

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
