// What services send to EventBridge has the shape that AWS documents: that of EventBridge's schema registry, or of the page.

import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { file, generate } from '../../scripts/generate-event-shapes.ts';
import { type AwsEvent, sourceOf } from '../contracts/aws-event.ts';
import type { Events } from '../kernel/registry.ts';
import { deviations, registeredShapes, type Shape } from '../testing/event-shapes/deviations.ts';
import { documentedShapes, type Page, pages } from '../testing/event-shapes/documented.ts';
import { subscriptions } from './events/subscriptions.ts';
import { scenarios } from './testing/event-scenarios.ts';

type Event = { readonly name: keyof Events } & AwsEvent<object>;

/** Made once: a scenario plays minutes of a cloud's time. */
const happened = new Map<keyof typeof scenarios, readonly Event[]>();
function eventsOf(scenario: keyof typeof scenarios): readonly Event[] {
  const known = happened.get(scenario);
  if (known) return known;
  using cloud = scenarios[scenario]();
  const events = cloud.published.map(({ event, detail }) => ({
    name: event,
    ...(detail as AwsEvent<object>),
  }));
  happened.set(scenario, events);
  return events;
}

describe.each(pages)('$page', ({ detailType, scenario, also = [], differs = [] }: Page) => {
  test(detailType, () => {
    const events = eventsOf(scenario).filter((event) => event.detailType === detailType);
    expect(events.length).toBeGreaterThan(0);
    for (const { name, resources, detail } of events) {
      const key = `${sourceOf(name)} ${detailType}`;
      const shape: Shape | undefined = documentedShapes[key] ?? registeredShapes[key];
      if (!shape) throw new Error(`No shape of ${key} is known`);
      const known = new Set([...also.map((member) => `${member} is not known`), ...differs]);
      expect(
        deviations(shape, JSON.parse(JSON.stringify(detail))).filter((each) => !known.has(each)),
      ).toEqual([]);
      for (const resource of resources) expect(resource).toMatch(/^arn:aws:/);
    }
  });
});

test('every kind of event of the scenarios is compared with its page', () => {
  const compared = new Set(pages.map(({ detailType }) => detailType));
  const all = (Object.keys(scenarios) as (keyof typeof scenarios)[]).flatMap(eventsOf);
  const missing = all.filter(
    ({ name, detailType }) => name !== 'ssm/parameter-stored' && !compared.has(detailType),
  );
  expect([...new Set(missing.map(({ detailType }) => detailType))]).toEqual([]);
});

test('every event that a service declares can be matched by rules, and happens in a scenario', () => {
  const here = new URL('.', import.meta.url);
  const declared = globSync('*/**/*.ts', { cwd: here })
    .flatMap((path) => [
      ...readFileSync(new URL(path, here), 'utf8').matchAll(/^ +'([\w-]+\/[\w-]+)': AwsEvent</gm),
    ])
    .map(([, name = '']) => name);
  expect(declared.length).toBeGreaterThan(30);
  expect(Object.keys(subscriptions).sort()).toEqual(declared.sort());
  const happening = new Set<string>(
    (Object.keys(scenarios) as (keyof typeof scenarios)[]).flatMap(eventsOf).map(({ name }) => name),
  );
  expect(declared.filter((name) => !happening.has(name))).toEqual([]);
});

test('the shapes are those of the registry', async () => {
  expect(readFileSync(file, 'utf8')).toBe(await generate());
});
