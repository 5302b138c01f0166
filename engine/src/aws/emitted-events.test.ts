// What services send to EventBridge has the shape that AWS documents: that of EventBridge's schema registry, or of the page.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { file, generate } from '../../scripts/generate-event-shapes.ts';
import { type AwsEvent, sourceOf } from '../contracts/aws-event.ts';
import type { Events } from '../kernel/registry.ts';
import { deviations, registeredShapes, type Shape } from '../testing/event-shapes/deviations.ts';
import { documentedShapes, type Page, pages } from '../testing/event-shapes/documented.ts';
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

test('the shapes are those of the registry', async () => {
  expect(readFileSync(file, 'utf8')).toBe(await generate());
});
