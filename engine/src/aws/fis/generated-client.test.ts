// The module that stands for the SDK's client is what AWS's model says.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generateClients } from '../../../scripts/generate-clients.ts';
import { modelsFolder } from '../../../scripts/service-models.ts';

const folder = modelsFolder();

// Written from the models that come with the AWS CLI: without them there is nothing to compare with.
describe.skipIf(folder === undefined)('the generated client', () => {
  it('is up to date (if not: npm run generate)', () => {
    const generated = generateClients(folder ?? '');
    expect(generated).not.toEqual([]);
    for (const { url, text } of generated) expect(readFileSync(url, 'utf8')).toBe(text);
  });
});
