// Which pages the site has: those of docs/, and those of the repository's root that they lead to. Each is where its path says.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** By a page's path in the repository, where it is on the site. */
const ofRoot: ReadonlyMap<string, string> = new Map([
  ['README.md', 'index.html'],
  ['CHANGELOG.md', 'changelog.html'],
  ['SECURITY.md', 'security.html'],
  ['infrastructure/README.md', 'infrastructure.html'],
]);

/** A link to a file of the repository: `CONTRIBUTING.md` is a link to the page in docs/. */
const links: ReadonlyMap<string, string> = new Map([['CONTRIBUTING.md', 'docs/contributing.md']]);

export const rootPages = [...ofRoot.keys()];

/** @param path from the repository's root @returns nothing for what is not on the site */
export function addressOf(path: string): string | undefined {
  const page = links.get(path) ?? path;
  if (ofRoot.has(page)) return ofRoot.get(page);
  if (!page.startsWith('docs/')) return undefined;
  return page
    .slice('docs/'.length)
    .replace(/README\.md$/, 'index.html')
    .replace(/\.md$/, '.html');
}

export interface Section {
  readonly title: string;
  /** Paths from the repository's root. */
  readonly pages: readonly string[];
}

const inFolder = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `${folder}/${name}`);

/** What stands beside each page. A page that is in no other section is in the one about the inside. */
export function navigation(): readonly Section[] {
  const sections = [
    {
      title: 'Run this',
      pages: ['README.md', 'docs/dashboard.md', 'infrastructure/README.md', 'docs/deploying-to-aws.md'],
    },
    {
      title: 'Bring yours',
      pages: ['docs/adopting.md', 'docs/what-is-simulated.md', 'docs/troubleshooting.md'],
    },
    { title: 'Rehearse failure', pages: ['docs/rehearsals.md', 'docs/faults.md'] },
    { title: 'Test in CI', pages: ['docs/testing-in-ci.md'] },
    { title: 'Data stores', pages: ['docs/data-stores.md'] },
    { title: 'Reference', pages: inFolder('docs/reference') },
  ];
  const placed = new Set(sections.flatMap(({ pages }) => pages));
  const others = inFolder('docs').filter((page) => !placed.has(page));
  return [
    ...sections,
    { title: 'Inside', pages: [...others, 'CHANGELOG.md', 'SECURITY.md'] },
    { title: 'Decisions', pages: inFolder('docs/decisions') },
  ];
}
