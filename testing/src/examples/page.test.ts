// The page's examples are the tests beside this one, which run here in the workspace and, from the package, in a project of
// their own (scripts/package/testing.test.ts).
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync(new URL('../../../docs/testing.md', import.meta.url), 'utf8');

test.each(['zone-loss', 'blue-green', 'late-capacity', 'queue-worker'])(
  '%s.test.ts is on the page as it is',
  (name) => {
    const source = readFileSync(new URL(`./${name}.test.ts`, import.meta.url), 'utf8');
    const lines = (text: string) =>
      text
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('import '))
        .join('\n')
        .trim();
    const [, shown = ''] = page.split(`// ${name}.test.ts\n`);
    expect(lines(shown.split('\n```')[0]!)).toBe(lines(source));
  },
);
