// Packs a build's artifacts into ZIP files. The same files give the same bytes.
// https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html#build-spec.artifacts
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, normalize, relative, resolve } from 'node:path';
import type { Zippable } from 'fflate';
import { compileGlob } from '../../kernel/glob.ts';
import { fflate } from '../../kernel/lazily.ts';
import type { ArtifactFiles } from './buildspec.ts';
import { PhaseFailure } from './failure.ts';
import type { BuildLog } from './log.ts';

/** The earliest time in a ZIP file, for all entries: the bytes must not depend on when something was built. */
const zipTime = new Date(1980, 0, 1);

/** @throws PhaseFailure when nothing matches */
export function collectArtifacts(artifacts: ArtifactFiles, sourceFolder: string, log: BuildLog): Uint8Array {
  log.say(`Expanding base directory path: ${artifacts.baseDirectory}`);
  log.say('Assembling file list');
  const base = resolve(sourceFolder, artifacts.baseDirectory);
  if (!existsSync(base))
    throw noMatch(`no matching base directory path found for ${artifacts.baseDirectory}`);
  log.say(`Expanding file paths for base directory ${artifacts.baseDirectory}`);
  log.say('Assembling file list');
  const all = filesBelow(base);
  const excluded = artifacts.excludePaths.map(pathMatcher);
  const found = new Map<string, string>();
  for (const wanted of artifacts.files) {
    log.say(`Expanding ${wanted}`);
    const matches = matching(wanted, base, all).filter(
      ({ name }) => !excluded.some((excludes) => excludes(name)),
    );
    if (matches.length === 0) log.say(`Skipping invalid file path ${wanted}`);
    for (const { name, file } of matches) found.set(artifacts.discardPaths ? basename(name) : name, file);
  }
  if (found.size === 0) throw noMatch('no matching artifact paths found');
  log.say(`Found ${found.size} file(s)`);
  const zip: Zippable = {};
  for (const [name, file] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // 3: made on Unix, with the mode in the upper half of the attributes.
    const attrs = (0o100000 | (statSync(file).mode & 0o777)) << 16;
    zip[name] = [readFileSync(file), { mtime: zipTime, os: 3, attrs: attrs >>> 0 }];
  }
  return fflate().zipSync(zip, { level: 6 });
}

function matching(
  wanted: string,
  base: string,
  all: readonly string[],
): { readonly name: string; readonly file: string }[] {
  const path = normalize(wanted);
  // A file outside the base has no path relative to it and keeps only its name.
  if (path.startsWith('/') || path.startsWith('..')) {
    const file = resolve(base, path);
    return isFile(file) ? [{ name: basename(file), file }] : [];
  }
  const fits = pathMatcher(path);
  return all.filter((name) => fits(name)).map((name) => ({ name, file: join(base, name) }));
}

/** `*` and `?` within a folder and `**` across folders; everything else is literal. */
function pathMatcher(pattern: string): (path: string) => boolean {
  return compileGlob(pattern.replace(/^\.\//, ''));
}

/** Paths relative to the base. Links to folders are not followed, which some versions of a recursive `readdir` do. */
function filesBelow(base: string): string[] {
  const found: string[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile() || (entry.isSymbolicLink() && isFile(path))) found.push(relative(base, path));
    }
  };
  walk(base);
  return found;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // A link to nothing, or to itself.
    return false;
  }
}

function noMatch(message: string): PhaseFailure {
  return new PhaseFailure('CLIENT_ERROR', message);
}
