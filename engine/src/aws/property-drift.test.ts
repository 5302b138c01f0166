// Drift of each property: what a service's API can change of a resource is found by the property's name, and can be changed
// back. A property that is not changed here is listed with the reason.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DriftExamples } from '../testing/resource-examples/drift-examples.ts';
import { drifting, undetected } from './cloudformation/drift-contract.ts';
import { contractStack } from './cloudformation/testing/contract-stack.ts';
import { examples } from './resource-types.fixture.ts';
import { services } from './services.ts';

const driftExamples: DriftExamples = Object.assign(
  {},
  ...(await Promise.all(
    services
      .map(({ id }) => new URL(`./${id}/drift-examples.ts`, import.meta.url))
      .filter((url) => existsSync(url))
      .map(async (url) => (await import(url.href)).driftExamples as DriftExamples),
  )),
);

for (const [type, example] of Object.entries(examples)) {
  const { handler, schema } = contractStack(type, example);
  if (!handler.read || !handler.update) continue;
  const { scenes = [], unchanged = {} } = driftExamples[type] ?? {};
  const resolved = scenes.map(({ create, prerequisites, ...scene }) => ({
    ...example,
    together: [],
    ...scene,
    prerequisites: { ...example.prerequisites, ...prerequisites },
    create: { ...example.create, ...create },
  }));

  describe(type, () => {
    it('drifts in each property that can be changed and read, or says why not', () => {
      const changed = [example, ...resolved].flatMap((each) => drifting(each, contractStack(type, each)));
      const { unread = [] } = handler;
      const changeable = Object.entries(schema.properties)
        .filter(([name, { replacement }]) => replacement !== 'always' && !unread.includes(name))
        .map(([name]) => name);
      const left = changeable.filter((name) => !changed.includes(name));
      expect(left.toSorted()).toEqual(Object.values(unchanged).flat().toSorted());
    });

    it.each(resolved)('finds what others change, property by property: $update', (scene) => {
      expect(undetected(scene, contractStack(type, scene))).toEqual([]);
    });
  });
}
