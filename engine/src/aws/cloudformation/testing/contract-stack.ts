// A stack with one resource of the type under test, `It`, for the contracts that every type keeps.

import { expect } from 'vitest';
import { listed } from '../../../contracts/listed-type.ts';
import type { Progress, Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { SqliteJournal } from '../../../kernel/journal.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import type { StandInService } from '../../../testing/stand-in-service.ts';
import { cloudFormation } from '../index.ts';
import type { ResourceExample } from '../resource-contract.ts';
import { schemaOf } from '../schema/schema.ts';
import { resourceKey, resources } from '../state.ts';
import { create, eventsOf, statusOf, update } from './stacks.ts';

export type ContractStack = ReturnType<typeof contractStack>;

export function contractStack(type: string, example: ResourceExample) {
  const types = example.services.flatMap(({ resources: ofService = [] }) =>
    ofService.map(({ load }) => load()),
  );
  const handler = types.find((each) => each.type === type);
  const schema = schemaOf(type);
  if (!handler || !schema) throw new Error(`${type} is not among the resources of the services`);
  const wait = (cloud: Rehearsal) => cloud.advance(example.withinMs ?? 60_000);
  const template = (properties: Properties, more: object = {}) =>
    JSON.stringify({
      Resources: { ...example.prerequisites, It: { Type: type, Properties: properties }, ...more },
      Outputs: { Ref: { Value: { Ref: 'It' } } },
    });
  return {
    handler,
    schema,
    types,
    template,
    wait,
    /** A cloud whose stack has the resource, with the properties of the example's `create`. */
    created(journal = new SqliteJournal(':memory:')) {
      const cloud = rehearse({ services: [...example.services, contractable(types)], journal });
      example.prepare?.(cloud);
      const stackId = create(cloud, template(example.create), { Capabilities: ['CAPABILITY_NAMED_IAM'] });
      wait(cloud);
      succeeded(cloud, 'CREATE_COMPLETE');
      return { cloud, stackId, physicalId: physicalIdOf(cloud) };
    },
    /** Updates the stack. Returns the physical id. */
    changed(cloud: Rehearsal, properties: Properties): string {
      update(cloud, template(properties), { Capabilities: ['CAPABILITY_NAMED_IAM'] });
      wait(cloud);
      succeeded(cloud, 'UPDATE_COMPLETE');
      return physicalIdOf(cloud);
    },
    /** The properties that the stack has given the resource. */
    resolved: (cloud: Rehearsal, stackId: string): Properties =>
      inside(cloud, (ctx) => ctx.get(resources, resourceKey(stackId, 'It'))!.shape!.properties),
    /** Calls a verb as if somebody else had made the change, until it has succeeded. */
    outside(cloud: Rehearsal, verb: (ctx: Context, memo: Properties | undefined) => Progress): void {
      let progress = inside(cloud, (ctx) => verb(ctx, undefined));
      for (let calls = 0; progress.status === 'in-progress' && calls < 200; calls++) {
        const { memo, againInMs } = progress;
        cloud.advance(Math.max(1, againInMs));
        progress = inside(cloud, (ctx) => verb(ctx, memo));
      }
      expect(progress.status).toBe('success');
      wait(cloud);
    },
  };
}

/** CloudFormation with one more operation, which lets a test run code inside a transaction. */
export function contractable(types: readonly ResourceType[]): StandInService<'cloudformation'> {
  const service = cloudFormation(types.map(listed));
  return { ...service, operations: { ...service.operations, TestType: (_input, ctx) => standing(ctx) } };
}

let standing: (ctx: Context) => object = () => ({});

export function inside<T>(cloud: Rehearsal, body: (ctx: Context) => T): T {
  let result: { readonly value: T } | undefined;
  standing = (ctx) => {
    result = { value: body(ctx) };
    return {};
  };
  cloud.call('cloudformation', 'TestType', {});
  return result!.value;
}

/** Fails with the stack's events when it ended in another status. */
export function succeeded(cloud: Rehearsal, status: string, stackId = 'demo'): void {
  const actual = statusOf(cloud, stackId);
  expect(actual, actual === status ? '' : eventsOf(cloud, stackId).join('\n')).toBe(status);
}

function physicalIdOf(cloud: Rehearsal): string {
  const input = { StackName: 'demo', LogicalResourceId: 'It' };
  const { StackResourceDetail } = cloud.call('cloudformation', 'DescribeStackResource', input);
  return StackResourceDetail?.PhysicalResourceId ?? '';
}
