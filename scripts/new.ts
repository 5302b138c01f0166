// `npm run new -- <kind> …` writes the files of something new, in the form that its neighbours have.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { developmentCommand } from './development-command.ts';
import { type Change, kinds, ScaffoldError } from './scaffold/kinds.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @throws ScaffoldError for what cannot be made, before anything is written. */
export function scaffold(folder: string, [kind = '', ...args]: readonly string[]): Change[] {
  const found = kinds.find(({ name }) => name === kind);
  if (!found) throw new ScaffoldError(['npm run new -- …', ...kindRows()].join('\n'));
  if (args.length !== found.parameters.length) {
    throw new ScaffoldError(`npm run new -- ${found.name} ${found.parameters.join(' ')}`);
  }
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const exists = (path: string) => existsSync(join(folder, path));
  const changes = found.make(args, { read, exists });
  const taken = changes.find(({ path, isEdit }) => !isEdit && exists(path));
  if (taken) throw new ScaffoldError(`${taken.path} exists already.`);
  for (const { path, text } of changes) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  format(folder, changes);
  return changes;
}

/** Sorts imports and breaks lines as everywhere else. */
function format(folder: string, changes: readonly Change[]): void {
  const biome = join(root, 'node_modules', '.bin', 'biome');
  const paths = changes.map(({ path }) => path).filter((path) => !path.includes('/generated/'));
  execFileSync(biome, ['check', '--write', '--vcs-enabled=false', ...paths], {
    cwd: folder,
    stdio: 'ignore',
  });
}

function kindRows(): string[] {
  const rows = kinds.map(({ name, parameters, summary }) => [`${name} ${parameters.join(' ')}`, summary]);
  const width = Math.max(...rows.map(([call = '']) => call.length));
  return rows.map(([call = '', summary]) => `  ${call.padEnd(width)}  ${summary}`);
}

if (import.meta.main) {
  const { positionals } = developmentCommand({
    name: 'new',
    summary: 'Writes the files of something new, in the form that its neighbours have',
    details: kindRows(),
    operands: 'KIND …',
    options: {},
  });
  try {
    const changes = scaffold(root, positionals);
    for (const { path, isEdit } of changes) console.log(`  ${isEdit ? 'changed' : 'wrote'}  ${path}`);
    console.log('\nNext: npm run generate, npm run docs, npm run check. See docs/contributing.md.');
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
