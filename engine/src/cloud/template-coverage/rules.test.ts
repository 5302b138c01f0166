// What the rules say is what happens when a template has the property.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { services } from '../../aws/services.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { type PropertyRule, propertyRules } from './rules.ts';

const examples: Examples = Object.assign(
  {},
  ...(await Promise.all(
    services
      .map(({ id }) => new URL(`../../aws/${id}/examples.ts`, import.meta.url))
      .filter((url) => existsSync(url))
      .map(async (url) => (await import(url.href)).examples as Examples),
  )),
);

/** A copy of the properties with the value at the path: in the first item of each list. */
function withValue(properties: unknown, path: readonly string[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const name = step.replace('[]', '');
  const known = (properties ?? {}) as Readonly<Record<string, unknown>>;
  const inner = known[name];
  if (!step.endsWith('[]')) return { ...known, [name]: withValue(inner, rest, value) };
  const list = rest.length > 0 ? [withValue((inner as unknown[] | undefined)?.[0], rest, value)] : value;
  return { ...known, [name]: list };
}

/** The failures of a stack with the type's example and the rule's. */
function failures({ type, path, example, beside }: PropertyRule): string[] {
  const { create, prerequisites, prepare } = examples[type]!;
  using cloud = rehearse({ services });
  prepare?.(cloud);
  const properties = { ...(create as object), ...beside };
  const Properties = path === '' ? properties : withValue(properties, path.split('.'), example);
  const StackName = 'covered';
  cloud.call('cloudformation', 'CreateStack', {
    StackName,
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    TemplateBody: JSON.stringify({ Resources: { ...prerequisites, It: { Type: type, Properties } } }),
  });
  cloud.advance(30_000);
  const { StackEvents = [] } = cloud.call('cloudformation', 'DescribeStackEvents', { StackName });
  return StackEvents.filter(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED').map(
    ({ LogicalResourceId, ResourceStatusReason }) => `${LogicalResourceId}: ${ResourceStatusReason}`,
  );
}

describe('a property', () => {
  it.each(propertyRules.filter(({ outcome }) => outcome === 'refused'))(
    'that is refused: $type $path ($text)',
    (rule) => {
      expect(failures(rule).join()).toMatch(/It: .*(simulat|not support)/i);
    },
  );

  it.each(propertyRules.filter(({ outcome }) => outcome === 'recorded'))(
    'that is recorded is accepted: $type $path ($text)',
    (rule) => {
      expect(failures(rule)).toEqual([]);
    },
  );
});
