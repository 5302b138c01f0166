// The sources of the constructs, as `drydock init` writes them into a repository: those of infrastructure/src without what is
// only this repository's.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const inPackage = fileURLToPath(new URL('../../../constructs', import.meta.url));
const inRepository = fileURLToPath(new URL('../../../infrastructure/src', import.meta.url));

const notOfTheLibrary = new Set(['app.ts', 'synth.ts', 'checked-in-templates.ts', 'github/workflow.ts']);

/** Texts by their paths below the folder of the constructs, with `/` between the parts. */
export function constructSources(): ReadonlyMap<string, string> {
  const folder = existsSync(join(inPackage, 'root-stack.ts')) ? inPackage : inRepository;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && !notOfTheLibrary.has(file))
    .sort();
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}
