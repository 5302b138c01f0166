// Which sources templates were synthesised from, beside the templates: templates that were not written again after a change
// would be deployed as they were, and nothing else would say so.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const digestFile = 'sources.sha256';

/** @param sources texts by their paths, with `/` between the parts, in any order; of others than these nothing is read */
export function sourcesDigest(sources: Readonly<Record<string, string>>): string {
  const hash = createHash('sha256');
  for (const [path, text] of Object.entries(sources).sort(([a], [b]) => (a < b ? -1 : 1))) {
    // Git may check out other line ends.
    hash.update(`${path}\n${text.replaceAll('\r\n', '\n')}\n`);
  }
  return `${hash.digest('hex')}\n`;
}

/** The TypeScript of an app: what lies beside `app.ts` and in `constructs/`. */
export function sourcesOf(folder: string): Record<string, string> {
  const files = [
    ...readdirSync(folder),
    ...readdirSync(join(folder, 'constructs'), { recursive: true, encoding: 'utf8' }).map(
      (file) => `constructs/${file.replaceAll('\\', '/')}`,
    ),
  ].filter((file) => /(?<!\.d|\.test)\.ts$/.test(file));
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** @param folder of the app, with `templates/` in it */
export function writeSourcesDigest(folder: string): void {
  writeFileSync(join(folder, 'templates', digestFile), sourcesDigest(sourcesOf(folder)));
}
