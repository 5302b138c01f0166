// Turns the service into the plain JavaScript that the image runs: `node build.ts <folder>`.
// It needs only Node.js, so an image build installs nothing and uses no network. What `main.ts` does not import is left
// out. The same sources give the same bytes, modes and times, and so the same image layer.
import { chmodSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

const relativeImport = /(\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.{1,2}\/[^'"]+)\.ts\2/g;

/** Writes `entry` and all that it imports to `outDir`; returns what was written, relative to it. */
export function build(entry: string, outDir: string, epochSeconds = 0): readonly string[] {
  const sourceDir = dirname(resolve(entry));
  const written = new Map<string, string>([['package.json', packageJson(sourceDir)]]);
  const queue = [resolve(entry)];
  for (const file of queue) {
    const name = relative(sourceDir, file).replace(/\.ts$/, '.js');
    if (name.startsWith(`..${sep}`))
      throw new Error(`${file} lies outside the service's folder ${sourceDir}.`);
    if (written.has(name)) continue;
    const script = stripTypeScriptTypes(readFileSync(file, 'utf8'));
    for (const match of script.matchAll(relativeImport)) queue.push(resolve(dirname(file), `${match[3]}.ts`));
    written.set(name, script.replace(relativeImport, '$1$2$3.js$2'));
  }

  rmSync(outDir, { recursive: true, force: true });
  const folders = new Set<string>();
  for (const [name, text] of written) {
    const file = join(outDir, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    settle(file, 0o644, epochSeconds);
    for (let dir = dirname(file); dir.startsWith(outDir); dir = dirname(dir)) folders.add(dir);
  }
  for (const folder of folders) settle(folder, 0o755, epochSeconds);
  return [...written.keys()].sort();
}

/** Modes and times go into an image's layer: they must not depend on a umask or on when a file was checked out. */
function settle(path: string, mode: number, epochSeconds: number): void {
  chmodSync(path, mode);
  utimesSync(path, epochSeconds, epochSeconds);
}

function packageJson(sourceDir: string): string {
  const { name, type, license } = JSON.parse(readFileSync(join(sourceDir, 'package.json'), 'utf8'));
  return `${JSON.stringify({ name, private: true, type, license }, null, 2)}\n`;
}

if (process.argv[1] && basename(process.argv[1]) === basename(import.meta.filename)) {
  const [outDir] = process.argv.slice(2);
  const epochSeconds = process.env.SOURCE_DATE_EPOCH || '0';
  if (!outDir || !/^\d+$/.test(epochSeconds)) {
    console.error('Usage: [SOURCE_DATE_EPOCH=<seconds>] node build.ts <folder>');
    process.exit(2);
  }
  const files = build(join(import.meta.dirname, 'main.ts'), resolve(outDir), Number(epochSeconds));
  console.log(`${outDir}: ${files.join(' ')}`);
}
