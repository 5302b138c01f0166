// What people read is wrapped where code is: a change shows in the line that says something else.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const widest = 120;

/** The lines that are too long, but rows of tables, HTML, code, and what has no space to be broken at. */
function tooLong(text: string): string[] {
  let isCode = false;
  return text.split('\n').filter((line) => {
    if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
    return !isCode && !/^(\||\s*<)/.test(line) && line.length > widest && line.lastIndexOf(' ', widest) > 4;
  });
}

const pages = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((page) => !page.startsWith('docs/reference/'));

test.each(pages)('%s is wrapped at 120 columns', (page) => {
  expect(tooLong(readFileSync(join(root, page), 'utf8'))).toEqual([]);
});

test('a line that is too long is found, and code is not', () => {
  const long = 'word '.repeat(30).trim();
  expect(tooLong(`${long}\n\n\`\`\`sh\n${long}\n\`\`\`\n| ${long} |\n${'x'.repeat(200)}`)).toEqual([long]);
});
