// The pictures of the documentation: two of each view of the dashboard, light and dark, and what they were taken of.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = join(root, 'dashboard/src');
export const pictureFolder = join(root, 'docs/images');
const digestFile = join(pictureFolder, 'sources.sha256');

export const themes = ['light', 'dark'] as const;

/** The ids of the dashboard's views, in its own order. */
export function viewIds(): string[] {
  const list = readFileSync(join(sources, 'views/index.ts'), 'utf8');
  return [...list.matchAll(/^ {2}\{ id: '([\w-]+)'/gm)].map(([, id]) => id ?? '');
}

/** The file's name. */
export const pictureOf = (view: string, theme: (typeof themes)[number]): string =>
  `dashboard-${view}-${theme}.png`;

/** Whether each picture is there, and of the dashboard as it is now. */
export function areCurrent(): boolean {
  const areThere = viewIds().every((view) =>
    themes.every((theme) => existsSync(join(pictureFolder, pictureOf(view, theme)))),
  );
  return areThere && existsSync(digestFile) && readFileSync(digestFile, 'utf8').trim() === digest();
}

/** After the pictures were taken. */
export const keepDigest = (): void => writeFileSync(digestFile, `${digest()}\n`);

/** The digest of all files of the page, without its tests. */
function digest(): string {
  const files = readdirSync(sources, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(sources.length)).update(readFileSync(file));
  return hash.digest('hex');
}
