// The source files of the repository, and what their text says: imports, and code without comments.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

/** Texts by path from the repository's root. */
export type Tree = ReadonlyMap<string, string>;

const rooms = [
  'src',
  'infrastructure/src',
  'engine/src',
  'engine/scripts',
  'balancer/src',
  'cli/src',
  'dashboard/src',
  'bench/src',
  'stress/src',
  'testing/src',
  'scripts',
  'site/src',
];

export function readTree(root: string): Tree {
  const tree = new Map<string, string>();
  for (const room of rooms) {
    const folder = join(root, room);
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || !/\.(ts|mjs)$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      if (/node_modules|\/generated\//.test(path)) continue;
      tree.set(relative(root, path), readFileSync(path, 'utf8'));
    }
  }
  return tree;
}

/** Tests, and what only tests use. */
export const isTest = (file: string): boolean =>
  /\.(test|fixture)\.ts$|\/testing(\/|\.ts$)|\/fixtures\/|\/aws\/[^/]+\/(drift-)?examples\.ts$|(resource|drift)-contract\.ts$/.test(
    file,
  );

/** The part of a tree that is the product. */
export function productOf(tree: Tree): Tree {
  return new Map([...tree].filter(([file]) => !isTest(file)));
}

/** Text without comments. */
export function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

export interface Import {
  readonly from: string;
  /** As written: `./x.ts`, `node:fs`, `@aws-sdk/client-ec2`. */
  readonly specifier: string;
  /** The file of the tree that it names, if it does. */
  readonly to: string | undefined;
  /** Erased at run time. */
  readonly isType: boolean;
}

const importing =
  /(?:^|[;}\n])\s*(import|export)\s+(type\s)?[^'";]*?from\s*'([^']+)'|(?:^|[;}\n])\s*import\s*'([^']+)'|import\(\s*'([^']+)'\s*\)/g;

export function importsOf(tree: Tree): Import[] {
  return [...tree].flatMap(([from, text]) =>
    [...codeOf(text).matchAll(importing)].map(([, , type, specifier, bare, dynamic]) => {
      const named = specifier ?? bare ?? dynamic ?? '';
      const target = named.startsWith('.') ? normalize(join(dirname(from), named)) : undefined;
      return {
        from,
        specifier: named,
        to: target !== undefined && tree.has(target) ? target : undefined,
        isType: type !== undefined,
      };
    }),
  );
}
