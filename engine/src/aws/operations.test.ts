// The generated lists of operations are those of the folders.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateOperations } from '../../scripts/generate-operations.ts';

it.each(generateOperations().map(({ url, text }) => [url.pathname.split('/aws/')[1], url, text] as const))(
  '%s lists the files in operations/ (if not: npm run generate)',
  (_name, url, text) => {
    expect(readFileSync(url, 'utf8')).toBe(text);
  },
);
