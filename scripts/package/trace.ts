// Which files of installed packages a program loads: from what its own files import, along every `require` and `import`
// that stands in the sources with its name. Nothing is executed.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Names of modules in `import … from`, `export … from`, `import()` and `require()`. */
const specifiers =
  /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s*|\brequire\d*\s*\(\s*)(["'])((?:@[\w.-]+\/)?[\w.#/-]+)\1/g;

export function specifiersIn(source: string): string[] {
  return [...source.matchAll(specifiers)].map(([, , name = '']) => name);
}

/**
 * Absolute paths of every file of `node_modules` that is loaded, package.json files included.
 * @param wanted names of modules, as the program imports them
 * @param from a file that they are looked up from
 */
export function trace(wanted: Iterable<string>, from: string): Set<string> {
  const found = new Set<string>();
  const queue: string[] = [];
  const add = (name: string, importer: string) => {
    for (const file of resolutions(name, importer)) {
      if (found.has(file)) continue;
      found.add(file);
      found.add(manifestOf(file));
      if (/\.[cm]?js$/.test(file)) queue.push(file);
    }
  };
  for (const name of wanted) add(name, from);
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    for (const name of specifiersIn(readFileSync(file, 'utf8'))) add(name, file);
  }
  return found;
}

/** Packages differ in what they give to `import` and to `require`: either may be asked for. */
function resolutions(name: string, importer: string): string[] {
  if (isBuiltin(name)) return [];
  const isModule =
    extname(importer) === '.mjs' || (extname(importer) !== '.cjs' && isModulePackage(importer));
  const files = [
    byRequire(name, importer),
    isModule || !importer.includes('node_modules') ? byImport(name, importer) : undefined,
  ];
  return files.filter((file) => file !== undefined && !isBuiltin(file)).map((file) => realpathSync(file!));
}

function byRequire(name: string, importer: string): string | undefined {
  try {
    return createRequire(importer).resolve(name);
  } catch {
    // Optional, or for another platform: whoever needs it says so when it is loaded.
    return undefined;
  }
}

function byImport(name: string, importer: string): string | undefined {
  try {
    const file = fileURLToPath(import.meta.resolve(name, pathToFileURL(importer).href));
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

function manifestOf(file: string): string {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    // A package.json inside a package only says which kind of modules lie beside it.
    if (existsSync(manifest) && /node_modules\/(@[^/]+\/)?[^/]+$/.test(folder)) return manifest;
  }
  throw new Error(`${file} is in no package.`);
}

function isModulePackage(file: string): boolean {
  try {
    return JSON.parse(readFileSync(manifestOf(file), 'utf8')).type === 'module';
  } catch {
    return false;
  }
}
