// The generated lists of operations, resource types and controllers are those of the folders.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateControllers } from '../../scripts/generate-controllers.ts';
import { generateOperations } from '../../scripts/generate-operations.ts';
import { generateResources } from '../../scripts/generate-resources.ts';
import { services } from './services.ts';

const resources = await generateResources();
const lists = [...generateOperations(), ...resources, ...(await generateControllers())];

it.each(lists.map(({ url, text }) => [url.pathname.split('/aws/')[1], url, text] as const))(
  '%s lists what its folder has (if not: npm run generate)',
  (_name, url, text) => {
    expect(readFileSync(url, 'utf8')).toBe(text);
  },
);

it('simulates every resource type that a service has a file of', () => {
  const types = resources.flatMap(({ text }) =>
    [...text.matchAll(/'(AWS::[\w:]+)'/g)].map(([, type]) => type),
  );
  const simulated = services.flatMap(({ resources = [] }) => resources.map(({ type }) => type));
  expect(simulated).toEqual(expect.arrayContaining(types));
});
