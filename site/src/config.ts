// How Eleventy makes the site of docs/: one page for each of the repository's, in one frame.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Configuration } from '@11ty/eleventy';
import { type MarkdownIt, siteLinks } from './links.ts';
import { addressOf, navigation, root, rootPages } from './pages.ts';

interface Page {
  readonly page: { readonly inputPath: string };
  /** Of the pages that are not in docs/. */
  readonly repositoryPath?: string;
}

/** Code of the pages is full of braces that are no template's. */
export const config = { markdownTemplateEngine: false };

const sourceOf = ({ page, repositoryPath }: Page): string =>
  repositoryPath ?? page.inputPath.replace(/^\.\//, '');

export default function configure(eleventy: Configuration): void {
  eleventy.setIncludesDirectory('../site/layouts');
  eleventy.setTemplateFormats(['md']);
  eleventy.addPassthroughCopy({ 'docs/images': 'images', 'site/style.css': 'style.css' });
  eleventy.setFreezeReservedData(false);
  eleventy.amendLibrary('md', (markdown: MarkdownIt) => siteLinks(markdown));
  for (const path of rootPages) {
    const text = readFileSync(join(root, path), 'utf8');
    // Pictures are beside the pages of docs/.
    eleventy.addTemplate(`${path.replace(/\W/g, '-')}.md`, text.replaceAll('docs/images/', 'images/'), {
      repositoryPath: path,
    });
  }
  eleventy.addGlobalData('layout', 'page.liquid');
  eleventy.addGlobalData('eleventyComputed', {
    source: sourceOf,
    permalink: (data: Page) => `/${addressOf(sourceOf(data))}`,
    title: (data: Page) => titleOf(sourceOf(data)),
    base: (data: Page) => baseOf(sourceOf(data)),
    sections: (data: Page) => sectionsFor(sourceOf(data)),
  });
}

/** The way from a page to the site's first folder, so that it can be anywhere. */
const baseOf = (source: string): string => {
  const way = posix.relative(posix.dirname(addressOf(source) ?? ''), '.');
  return way === '' ? '.' : way;
};

const titles = new Map<string, string>();

function titleOf(path: string): string {
  const known = titles.get(path) ?? /^# (.+)$/m.exec(readFileSync(join(root, path), 'utf8'))?.[1] ?? path;
  titles.set(path, known);
  return known.replaceAll('`', '');
}

function sectionsFor(source: string) {
  return navigation().map(({ title, pages }) => ({
    title,
    isOpen: pages.includes(source),
    pages: pages.map((page) => ({
      title: titleOf(page),
      address: `${baseOf(source)}/${addressOf(page)}`,
      isCurrent: page === source,
    })),
  }));
}
