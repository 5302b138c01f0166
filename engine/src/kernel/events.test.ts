import { expect, it } from 'vitest';
import { privateTable } from '../testing/private-table.ts';
import { rehearse } from '../testing/rehearsal.ts';
import { standInService } from '../testing/stand-in-service.ts';
import type { Operation } from './context.ts';
import { fault } from './faults.ts';

declare module './registry.ts' {
  interface Events {
    'ssm/parameter-stored': { readonly name: string };
  }
}

const stored = privateTable<{ readonly by: string }>('test/stored');
const heard = privateTable<{ readonly name: string }>('test/heard');
const refused = fault('Refused', 'not that one');

const putParameter: Operation<'ssm', 'PutParameter'> = ({ Name, Value }, ctx) => {
  ctx.put(stored, Name!, { by: Value! });
  ctx.publish('ssm/parameter-stored', { name: Name! });
  if (Value === 'undone') throw refused();
  return { Version: 1 };
};
const publisher = standInService({ id: 'ssm', operations: { PutParameter: putParameter } });
const subscriber = standInService({
  id: 'logs',
  operations: {},
  subscriptions: {
    'ssm/parameter-stored': ({ name }, ctx) => {
      ctx.put(heard, name, { name });
      if (name === 'unwanted') throw refused();
    },
  },
});
const cloudOf = () => rehearse({ services: [publisher, subscriber] });

it('delivers an event to the services that subscribe to it, in the same transaction', () => {
  using cloud = cloudOf();
  cloud.call('ssm', 'PutParameter', { Name: 'a', Value: 'x' });
  expect(cloud.state.keys(heard)).toEqual(['a']);
  expect(cloud.published).toEqual([{ event: 'ssm/parameter-stored', detail: { name: 'a' } }]);
});

it('takes back what subscribers wrote when the publisher fails', () => {
  using cloud = cloudOf();
  expect(() => cloud.call('ssm', 'PutParameter', { Name: 'a', Value: 'undone' })).toThrow('not that one');
  expect(cloud.state.keys(heard)).toEqual([]);
  expect(cloud.published).toEqual([]);
});

it('does not let a subscriber that fails stop the publisher', () => {
  using cloud = cloudOf();
  cloud.call('ssm', 'PutParameter', { Name: 'unwanted', Value: 'x' });
  expect(cloud.state.keys(stored)).toEqual(['unwanted']);
  expect(cloud.state.keys(heard)).toEqual([]);
  expect(cloud.log.join()).toContain('logs failed to handle the event ssm/parameter-stored');
});

it('knows events, tables, controllers and effects by their names: a typo is a type error', () => {
  const deleteParameter: Operation<'ssm', 'DeleteParameter'> = (_input, ctx) => {
    // @ts-expect-error no such event
    ctx.publish('ssm/parameter-stord', {});
    // @ts-expect-error no such controller
    ctx.enqueue('ssm/parametr', 'key');
    // @ts-expect-error no such effect
    ctx.perform('runtime/start-tsk', {});
    return {};
  };
  const service = standInService({
    id: 'ssm',
    operations: { DeleteParameter: deleteParameter },
    // @ts-expect-error no such event
    subscriptions: { 'ssm/parameter-stord': () => {} },
    controllers: [
      {
        name: 'ecs/task',
        keys: () => [],
        observe: () => undefined,
        plan: () => ({ steps: [] }),
        apply: () => {},
        // @ts-expect-error no such table
        watches: { 'ecs/taks': (key: string) => [key] },
      },
    ],
  });
  using cloud = rehearse({ services: [service] });
  expect(() => cloud.call('ssm', 'DeleteParameter', { Name: 'a' })).toThrow('No controller is called');
});
