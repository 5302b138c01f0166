// Workspaces of npm, yarn, bun and pnpm: which folder's packages are installed together with those of another one, and
// which of its siblings a package is built from.
// https://docs.npmjs.com/cli/v11/using-npm/workspaces, https://pnpm.io/pnpm-workspace_yaml
import { yaml } from '../../text/yaml.ts';
import type { Folder } from '../folder.ts';
import type { Manifest } from './start-command.ts';

/** Whether the packages of the folder are workspaces: its patterns, with `!` before what they exclude. */
export function workspacePatterns({ read }: Pick<Folder, 'read'>): readonly string[] | undefined {
  const pnpm = read('pnpm-workspace.yaml');
  if (pnpm !== undefined)
    return listIn(
      parsed(() => yaml().parse(pnpm)),
      'packages',
    );
  const manifest = parsed(() => JSON.parse(read('package.json') ?? ''));
  const named = listIn(manifest, 'workspaces');
  return named ?? listIn((manifest as { workspaces?: unknown } | undefined)?.workspaces, 'packages');
}

function parsed(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function listIn(value: unknown, name: string): readonly string[] | undefined {
  const list = (value as Record<string, unknown> | undefined | null)?.[name];
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : undefined;
}

/** @param path of a folder below the one with the patterns, with `/` between the parts */
export function isWorkspace(patterns: readonly string[], path: string): boolean {
  const matching = (pattern: string) => asExpression(pattern).test(path);
  const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  return (
    patterns.some((pattern) => !pattern.startsWith('!') && matching(pattern)) && !excluded.some(matching)
  );
}

/** `*` is one part of a path, `**` any number of them. */
function asExpression(pattern: string): RegExp {
  const parts = pattern
    .replace(/^\.\//, '')
    .split('/')
    .filter((part) => part !== '');
  const one = (part: string) =>
    part.replaceAll(/[.+^${}()|[\]\\?]/g, String.raw`\$&`).replaceAll(/\*+/g, '[^/]*');
  const expression = parts.map((part) => (part === '**' ? '(?:[^/]+/)*' : `${one(part)}/`)).join('');
  return new RegExp(`^${expression}$`.replace(/\/\$$/, '$').replace(/\(\?:\[\^\/\]\+\/\)\*\$$/, '.*$'));
}

/**
 * Folders of the workspaces that one of them is built from, and it itself, in the order of their builds: those that have a
 * script `build`.
 */
export function buildOrder(root: Folder, patterns: readonly string[], path: string): string[] {
  const members = new Map<
    string,
    { readonly path: string; readonly manifest: Manifest & { name?: string } }
  >();
  const byPath = new Map<string, string>();
  for (const file of root.files) {
    const [, place] = /^(.+)\/package\.json$/.exec(file) ?? [];
    if (place === undefined || !(place === path || isWorkspace(patterns, place))) continue;
    const manifest = parsed(() => JSON.parse(root.read(file) ?? '')) as
      | (Manifest & { name?: string })
      | undefined;
    if (!manifest) continue;
    const name = manifest.name ?? place;
    members.set(name, { path: place, manifest });
    byPath.set(place, name);
  }
  const ordered: string[] = [];
  const seen = new Set<string>();
  const visit = (name: string | undefined) => {
    const member = name === undefined ? undefined : members.get(name);
    if (!name || !member || seen.has(name)) return;
    seen.add(name);
    const { dependencies, devDependencies, scripts } = member.manifest;
    for (const dependency of Object.keys({ ...dependencies, ...devDependencies })) visit(dependency);
    if (typeof scripts?.build === 'string') ordered.push(member.path);
  };
  visit(byPath.get(path));
  return ordered;
}
