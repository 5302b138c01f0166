// What the documentation says of the code is held to the code.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  commandsPage,
  commandsText,
  conformancePage,
  conformanceText,
  coverage,
  coveragePage,
  quotasPage,
  quotasText,
} from './generate-docs.ts';
import { pacePage, paceText } from './pace-page.ts';
import { pictureFolder, pictureOf, themes, viewIds } from './pictures.ts';
import { validationPage, validationText } from './validation-page.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = (folder: string) => JSON.parse(read(join(folder, 'package.json')));
const pages = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'infrastructure/README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
];

describe('the pages', () => {
  it('link to files that exist', () => {
    const broken = pages.flatMap((page) =>
      linksOf(page)
        .filter((link) => !existsSync(join(root, dirname(page), link)))
        .map((link) => `${page}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('name npm scripts that exist', () => {
    const { scripts } = manifest('.');
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/\bnpm run ([\w:]+)/g)].map(([, name]) => name),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !Object.hasOwn(scripts, name ?? ''))).toEqual([]);
  });

  it('are all linked from the README or from a page that is', () => {
    const seen = new Set<string>();
    const follow = (page: string) => {
      if (seen.has(page)) return;
      seen.add(page);
      for (const link of linksOf(page)) {
        const target = join(dirname(page), link);
        if (pages.includes(target)) follow(target);
        for (const inside of pages.filter((other) => dirname(other) === target.replace(/\/$/, '')))
          follow(inside);
      }
    };
    follow('README.md');
    expect(pages.filter((page) => !seen.has(page))).toEqual([]);
  });
});

describe('the pictures', () => {
  const all = viewIds().flatMap((view) => themes.map((theme) => pictureOf(view, theme)));

  it('are there for each view of the dashboard, light and dark, and for nothing else (if not: npm run docs)', () => {
    const taken = readdirSync(pictureFolder).filter((name) => name.endsWith('.png'));
    expect(taken.sort()).toEqual([...all].sort());
  });

  it('are all shown, with a text for who cannot see them', () => {
    const page = read('docs/dashboard.md');
    expect(all.filter((name) => !page.includes(`images/${name}`))).toEqual([]);
    expect([...page.matchAll(/<img (?!alt="[^"]{10,}")/g)]).toEqual([]);
  });
});

describe('troubleshooting', () => {
  it('quotes what the programs really say', () => {
    const sources = ['cli/src', 'engine/src', 'balancer/src']
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
          .filter((path) => path.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(path))
          .map((path) => read(join(folder, path))),
      )
      .join('\n');
    const quoted = [...read('docs/troubleshooting.md').matchAll(/^\| `([^`]+)`/gm)].map(
      ([, text]) => text ?? '',
    );
    expect(quoted.length).toBeGreaterThan(20);
    const parts = quoted.flatMap((text) => text.split('…').map((part) => part.trim())).filter(Boolean);
    expect(parts.filter((part) => !sources.includes(part))).toEqual([]);
  });
});

describe('the reference', () => {
  it('lists the operations and resource types that the code has (if not: npm run docs)', async () => {
    expect(readFileSync(coveragePage, 'utf8')).toBe(await coverage());
  });

  it('lists the facts that the load balancer is tested for (if not: npm run docs)', () => {
    expect(readFileSync(conformancePage, 'utf8')).toBe(conformanceText());
  });

  it('lists the quotas that the services declare (if not: npm run docs)', () => {
    expect(readFileSync(quotasPage, 'utf8')).toBe(quotasText());
    expect(readFileSync(pacePage, 'utf8')).toBe(paceText());
  });

  it('says what inputs are checked for (if not: npm run docs)', () => {
    expect(readFileSync(validationPage, 'utf8')).toBe(validationText());
  });

  it('lists the commands and flags that the command line declares (if not: npm run docs)', () => {
    expect(readFileSync(commandsPage, 'utf8')).toBe(commandsText());
  });
});

describe('docs/dependencies.md', () => {
  const listed = new Set(
    [...read('docs/dependencies.md').matchAll(/^- ([^:]+):/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''),
    ),
  );
  const needed = new Set(
    ['.', ...(manifest('.').workspaces as string[])].flatMap((folder) => {
      const { dependencies = {}, devDependencies = {} } = manifest(folder);
      return [...Object.keys(dependencies), ...Object.keys(devDependencies)];
    }),
  );

  it('gives the reason for every dependency', () => {
    expect([...needed].filter((name) => !listed.has(name))).toEqual([]);
  });

  it('gives none for what is not a dependency', () => {
    expect([...listed].filter((name) => !needed.has(name))).toEqual([]);
  });
});

/** Relative links, without anchors. */
function linksOf(page: string): string[] {
  return [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link.replace(/#.*$/, ''))
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link));
}
