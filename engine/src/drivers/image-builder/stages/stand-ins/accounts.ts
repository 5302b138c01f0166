// `adduser`, `useradd`, `addgroup` and `groupadd` of Debian, Alpine and Red Hat, on the files of the image.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { insideOf } from '../../../images/rooted.ts';

/** Options that have a value, of any of the programs. */
const valued = new Set(
  `-u --uid -g --gid -G --groups --ingroup -h -d --home --home-dir --home_dir -s --shell -c --comment --gecos -k --skel -b
   --base-dir -K --key -p --password -e -f -Z`.split(/\s+/),
);
const firstId = 1000;
const firstSystemId = 100;

interface Called {
  readonly options: ReadonlyMap<string, string>;
  readonly names: readonly string[];
}

/** Returns the exit status. */
export function addAccount(root: string, program: string, words: readonly string[]): number {
  const { options, names } = read(words);
  const [name = '', group] = names;
  if (!/^[a-z_][\w.-]*\$?$/i.test(name)) throw new Error(`${JSON.stringify(name)} is no name`);
  const isSystem = ['-r', '-S', '--system'].some((option) => options.has(option));
  const groups = table(root, 'etc/group');
  const users = table(root, 'etc/passwd');
  if (program.includes('group')) {
    // Two names on Alpine: a user becomes a member.
    if (group === undefined)
      addGroup(root, groups, name, options.get('-g') ?? options.get('--gid'), isSystem);
    return 0;
  }
  // Debian's adduser does the same.
  if (group !== undefined) return 0;
  if (users.some(([each]) => each === name)) return 0;
  const uid = options.get('-u') ?? options.get('--uid') ?? free(users, isSystem);
  const wanted =
    options.get('--ingroup') ?? options.get('--gid') ?? options.get('-g') ?? options.get('-G')?.split(',')[0];
  const gid =
    wanted === undefined
      ? addGroup(root, groups, name, uid, isSystem)
      : /^\d+$/.test(wanted)
        ? wanted
        : (groups.find(([each]) => each === wanted)?.[2] ?? builtIn[wanted]);
  if (gid === undefined) throw new Error(`the image has no group ${wanted}`);
  const home = options.get('-h') ?? options.get('-d') ?? options.get('--home') ?? `/home/${name}`;
  append(root, 'etc/passwd', `${name}:x:${uid}:${gid}::${home}:/bin/sh`);
  if (!isSystem || options.has('-m') || options.has('--create-home'))
    mkdirSync(insideOf(root, home), { recursive: true });
  return 0;
}

const builtIn: Readonly<Record<string, string>> = { root: '0', node: '1000', nogroup: '65534', users: '100' };

function read(words: readonly string[]): Called {
  const options = new Map<string, string>();
  const names: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [option = '', value] = word.split(/=(.*)/s);
    if (!word.startsWith('-')) names.push(word);
    else if (value !== undefined) options.set(option, value);
    else if (valued.has(word)) options.set(word, words[++at] ?? '');
    // -Sg 101: the last of several letters has the value.
    else if (/^-\w{2,}$/.test(word)) {
      for (const letter of word.slice(1, -1)) options.set(`-${letter}`, '');
      const last = `-${word.at(-1)}`;
      options.set(last, valued.has(last) ? (words[++at] ?? '') : '');
    } else options.set(word, '');
  }
  return { options, names };
}

function addGroup(
  root: string,
  groups: readonly string[][],
  name: string,
  wanted: string | undefined,
  isSystem: boolean,
): string {
  const known = groups.find(([each]) => each === name)?.[2];
  if (known !== undefined) return known;
  const gid = wanted ?? free(groups, isSystem);
  append(root, 'etc/group', `${name}:x:${gid}:`);
  return gid;
}

/** 1000 is the user `node` of the base images. */
function free(rows: readonly string[][], isSystem: boolean): string {
  const taken = new Set(['1000', ...rows.map((fields) => fields[2])]);
  let id = isSystem ? firstSystemId : firstId;
  while (taken.has(String(id))) id += 1;
  return String(id);
}

function table(root: string, file: string): string[][] {
  const path = insideOf(root, file);
  return existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.split(':'))
    : [];
}

function append(root: string, file: string, line: string): void {
  const path = insideOf(root, file);
  mkdirSync(dirname(path), { recursive: true });
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  writeFileSync(path, `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`);
}
