// Makes the links between the repository's pages links between the site's: `../faults.md#zones` of docs/reference/x.md becomes
// `../faults.html#zones`. What is only in the repository, such as sources, is named and not linked. Headings get GitHub's ids.
import { posix } from 'node:path';
import { addressOf } from './pages.ts';

/** What is used of markdown-it's. */
interface Token {
  readonly type: string;
  readonly content: string;
  hidden: boolean;
  readonly children: Token[] | null;
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
}
export interface MarkdownIt {
  readonly core: {
    readonly ruler: {
      push(name: string, rule: (state: { tokens: Token[]; env: Environment }) => void): void;
    };
  };
}
interface Environment {
  /** Of the page, from the repository's root. */
  readonly source: string;
}

export function siteLinks(markdown: MarkdownIt): void {
  markdown.core.ruler.push('site-links', ({ tokens, env }) => {
    const ids = new Map<string, number>();
    for (const [index, token] of tokens.entries()) {
      if (token.type === 'heading_open') token.attrSet('id', idOf(textOf(tokens[index + 1]), ids));
      if (token.children) rewrite(token.children, env.source);
    }
  });
}

function rewrite(tokens: Token[], source: string): void {
  let isDropped = false;
  for (const token of tokens) {
    if (token.type === 'link_open') {
      const address = linkOf(token.attrGet('href') ?? '', source);
      isDropped = address === undefined;
      if (address !== undefined) token.attrSet('href', address);
    }
    if (isDropped && (token.type === 'link_open' || token.type === 'link_close')) token.hidden = true;
    if (token.type === 'link_close') isDropped = false;
  }
  // The renderer shows links whether they are hidden or not.
  for (let index = tokens.length - 1; index >= 0; index -= 1)
    if (tokens[index]!.hidden && tokens[index]!.type.startsWith('link_')) tokens.splice(index, 1);
}

/** @returns the address from where the page is on the site; nothing for what is not there */
export function linkOf(href: string, source: string): string | undefined {
  if (href.startsWith('#') || /^[a-z]+:/.test(href)) return href;
  const [path = '', anchor] = href.split('#', 2);
  const target = posix.join(posix.dirname(source), path).replace(/\/$/, '/README.md');
  const address = addressOf(target) ?? addressOf(`${target}/README.md`);
  const own = addressOf(source);
  if (address === undefined || own === undefined || !address.endsWith('.html')) return undefined;
  const relative = posix.relative(posix.dirname(own), address);
  return `${relative}${anchor === undefined ? '' : `#${anchor}`}`;
}

const textOf = (inline: Token | undefined): string =>
  (inline?.children ?? []).map(({ content }) => content).join('');

/** As GitHub makes them: lower case, spaces as hyphens, no other signs, and a number where one is there already. */
function idOf(text: string, taken: Map<string, number>): string {
  const id = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
  const count = taken.get(id) ?? 0;
  taken.set(id, count + 1);
  return count === 0 ? id : `${id}-${count}`;
}
