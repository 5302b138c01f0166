// The dashboard's files, as a browser loads them: its TypeScript with the types taken away, and the modules that it imports
// by name. Nothing is built: each file is read when it is asked for.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, extname, join, sep } from 'node:path';
import { lazily } from '../../kernel/lazily.ts';

/** Where the browser finds them. */
export const dashboardPath = '/_drydock/dashboard/';

export interface File {
  readonly type: string;
  readonly content: string | Uint8Array;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ts': 'text/javascript; charset=utf-8',
};

/** Looked up with the first request: an engine that nobody looks at does not need it. */
const dashboard = lazily(() => {
  const manifest = createRequire(import.meta.url).resolve('@drydock/dashboard/package.json');
  return { sources: join(dirname(manifest), 'src'), resolve: createRequire(manifest).resolve };
});

/** Modules of others, by the name that they are imported by. */
const modules: ReadonlyMap<string, string> = new Map(
  ['preact', 'preact/hooks', 'htm', 'uplot'].map((name) => [name, `modules/${name.replace('/', '-')}.js`]),
);
const fileOfModule: Readonly<Record<string, () => string>> = {
  'modules/preact.js': () => dashboard().resolve('preact'),
  'modules/preact-hooks.js': () => dashboard().resolve('preact/hooks'),
  // What `require` gets of these is a script.
  'modules/htm.js': () => join(dirname(dashboard().resolve('htm')), 'htm.mjs'),
  'modules/uplot.js': () => dashboard().resolve('uplot/dist/uPlot.esm.js'),
  'modules/uplot.css': () => dashboard().resolve('uplot/dist/uPlot.min.css'),
};

/**
 * @param path relative to the dashboard, `views/system.ts` for example; empty for the page itself
 * @returns nothing where there is no such file
 */
export function dashboardFile(path: string): File | undefined {
  const { sources } = dashboard();
  const ofModule = Object.hasOwn(fileOfModule, path) ? fileOfModule[path]!() : undefined;
  const file = ofModule ?? join(sources, path === '' ? 'index.html' : path);
  const type = types[extname(path === '' ? file : path)];
  if (!type || !(ofModule || file.startsWith(sources + sep)) || !existsSync(file)) return undefined;
  if (!type.startsWith('text/javascript')) return { type, content: readFileSync(file) };
  const text = readFileSync(file, 'utf8');
  return { type, content: withPaths(file.endsWith('.ts') ? stripTypeScriptTypes(text) : text) };
}

/** A browser knows modules by their paths only. */
const withPaths = (text: string): string =>
  text.replace(
    /(\b(?:from|import)\s*\(?\s*)(["'])(preact(?:\/hooks)?|htm|uplot)\2/g,
    (_, words, quote, name) => {
      return `${words}${quote}${dashboardPath}${modules.get(name)}${quote}`;
    },
  );
