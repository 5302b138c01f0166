// `corepack enable` and `corepack prepare`: pnpm and yarn become commands of the image, which this machine's corepack runs.
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { insideOf } from '../../../images/rooted.ts';

const programs: Readonly<Record<string, readonly string[]>> = {
  pnpm: ['pnpm', 'pnpx'],
  yarn: ['yarn', 'yarnpkg'],
};

/** Returns the exit status. */
export function corepack(
  root: string,
  words: readonly string[],
  say: (text: string) => void,
  own: (words: readonly string[]) => number,
): number {
  const [verb, ...rest] = words;
  const isMissing = !(process.env.PATH ?? '')
    .split(delimiter)
    // The first is the folder of the commands that stand for others.
    .slice(1)
    .some((folder) => existsSync(join(folder, 'corepack')));
  if (isMissing) {
    say("this machine's Node.js has no corepack: npm install --global corepack");
    return 127;
  }
  const named = rest.filter((word) => !word.startsWith('-'));
  if (verb === 'enable')
    for (const name of named.length > 0 ? named : Object.keys(programs)) install(root, name, '');
  else if (verb === 'prepare' || verb === 'install' || verb === 'use')
    for (const each of named) {
      const [name = '', version = ''] = each.split('@');
      install(root, name, version && `@${version.split('+')[0]}`);
    }
  else return own(words);
  return 0;
}

function install(root: string, name: string, version: string): void {
  const folder = insideOf(root, '/usr/local/bin');
  mkdirSync(folder, { recursive: true });
  for (const program of programs[name] ?? []) {
    const file = join(folder, program);
    // `enable` after `prepare` leaves the version.
    if (version === '' && existsSync(file)) continue;
    writeFileSync(
      file,
      `#!/bin/sh\nexport COREPACK_ENABLE_DOWNLOAD_PROMPT=0\nexec corepack ${program}${version} "$@"\n`,
    );
    chmodSync(file, 0o755);
  }
}
