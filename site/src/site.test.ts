// The documentation's site as it is built: every page is reached from the first one, and every link leads somewhere.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildSite } from './build.ts';
import { linkOf } from './links.ts';
import { addressOf, navigation, root } from './pages.ts';

const output = mkdtempSync(join(tmpdir(), 'drydock-site-'));
beforeAll(() => buildSite(output));
afterAll(() => rmSync(output, { recursive: true }));

const page = (address: string) => readFileSync(join(output, address), 'utf8');
const linksIn = (html: string) =>
  [...html.matchAll(/\s(?:href|src|srcset)="([^"]+)"/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link));

it('reaches every page of docs/ from the first one', () => {
  const seen = new Set<string>();
  const follow = (address: string) => {
    if (seen.has(address)) return;
    seen.add(address);
    for (const link of linksIn(page(address))) {
      const target = posix.join(posix.dirname(address), link.replace(/#.*/, ''));
      if (target.endsWith('.html') && existsSync(join(output, target))) follow(target);
    }
  };
  follow('index.html');
  const wanted = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => addressOf(`docs/${path}`));
  expect(wanted.filter((address) => !seen.has(address!))).toEqual([]);
});

it('has no dead link, and no link to a heading that is not there', () => {
  const pages = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  );
  expect(pages.length).toBeGreaterThan(40);
  const dead = pages.flatMap((address) =>
    linksIn(page(address)).flatMap((link) => {
      const [path = '', anchor] = link.split('#', 2);
      const target = path === '' ? address : posix.join(posix.dirname(address), path);
      if (!existsSync(join(output, target))) return [`${address}: ${link}`];
      if (anchor === undefined || page(target).includes(`id="${anchor}"`)) return [];
      return [`${address}: ${link} (no such heading)`];
    }),
  );
  expect(dead).toEqual([]);
});

it('lists each page once', () => {
  const listed = navigation().flatMap(({ pages }) => pages);
  expect(listed.filter((each, index) => listed.indexOf(each) !== index)).toEqual([]);
});

it.each([
  ['faults.md#zones', 'docs/rehearsals.md', 'faults.html#zones'],
  ['../faults.md', 'docs/reference/ecs.md', '../faults.html'],
  ['docs/faults.md', 'README.md', 'faults.html'],
  ['docs/decisions/', 'README.md', 'decisions/index.html'],
  ['CONTRIBUTING.md', 'README.md', 'contributing.html'],
  ['../cli/src/main.ts', 'docs/faults.md', undefined],
  ['https://docs.aws.amazon.com/', 'docs/faults.md', 'https://docs.aws.amazon.com/'],
])('%s of %s is %s', (href, source, address) => {
  expect(linkOf(href, source)).toBe(address);
});
