import { describe, expect, it } from 'vitest';
import { privateTable } from '../testing/private-table.ts';
import { rehearse } from '../testing/rehearsal.ts';
import { standInService } from '../testing/stand-in-service.ts';
import { MemoryBlobs } from './blobs.ts';
import { VirtualClock } from './clock.ts';
import type { Operation } from './context.ts';
import type { Controller } from './controller.ts';
import { fault } from './faults.ts';
import { Ids } from './ids.ts';
import { SqliteJournal, StateNotWritten } from './journal.ts';
import { Machine } from './machine.ts';
import { Store } from './store.ts';

declare module './registry.ts' {
  interface Controllers {
    'ssm/counter': unknown;
  }
}

interface Counter {
  readonly name: string;
  readonly wanted: number;
  readonly actual: number;
}
const counters = privateTable<Counter>('ssm/counters');
const nope = fault('Nope', 'no such counter');

const counting: Controller<Counter, 'increment'> = {
  name: 'ssm/counter',
  keys: (state) => state.keys(counters),
  observe: (state, key) => state.get(counters, key),
  plan: ({ wanted, actual }, now) =>
    actual < wanted ? { steps: ['increment'], revisitAt: now + 1000 } : { steps: [] },
  apply: (_step, ctx, key) => {
    const counter = ctx.get(counters, key)!;
    ctx.put(counters, key, { ...counter, actual: counter.actual + 1 });
  },
};

const putParameter: Operation<'ssm', 'PutParameter'> = ({ Name, Value }, ctx) => {
  ctx.put(counters, Name!, { name: Name!, wanted: Number(Value), actual: 0 });
  ctx.enqueue('ssm/counter', Name!);
  ctx.perform('git/unwatch', { watchId: Name! });
  if (Value === 'NaN') throw nope();
  return { Version: 1 };
};

const getParameter: Operation<'ssm', 'GetParameter'> = ({ Name }, ctx) => {
  try {
    ctx.call('ssm', 'PutParameter', { Name: 'inner', Value: 'NaN' });
  } catch {
    // The inner call is rolled back; this one continues.
  }
  ctx.put(counters, Name!, { name: Name!, wanted: 0, actual: 7 });
  return {};
};

const ssm = standInService({
  id: 'ssm',
  controllers: [counting],
  operations: { PutParameter: putParameter, GetParameter: getParameter },
});

describe('a machine', () => {
  it('runs a controller step by step as time passes, until there is nothing left to do', () => {
    using cloud = rehearse({ services: [ssm] });
    cloud.call('ssm', 'PutParameter', { Name: 'a', Value: '3' });
    cloud.settle();
    expect(cloud.state.get(counters, 'a')?.actual).toBe(1);
    cloud.advance(10_000);
    expect(cloud.state.get(counters, 'a')?.actual).toBe(3);
    expect(cloud.log).toEqual([]);
  });

  it('rolls back everything that a failed call did', () => {
    using cloud = rehearse({ services: [ssm] });
    expect(() => cloud.call('ssm', 'PutParameter', { Name: 'b', Value: 'NaN' })).toThrow('no such counter');
    expect(cloud.state.keys(counters)).toEqual([]);
    expect(cloud.effects).toEqual([]);
  });

  it('rolls back only the inner call when the outer one catches its fault', () => {
    using cloud = rehearse({ services: [ssm] });
    cloud.call('ssm', 'GetParameter', { Name: 'outer' });
    expect(cloud.state.keys(counters)).toEqual(['outer']);
    expect(cloud.effects).toEqual([]);
  });

  it('resumes after a restart', () => {
    using cloud = rehearse({ services: [ssm] });
    cloud.call('ssm', 'PutParameter', { Name: 'c', Value: '2' });
    cloud.settle();
    cloud.restart();
    cloud.advance(5000);
    expect(cloud.state.get(counters, 'c')?.actual).toBe(2);
  });

  it('rolls everything back when the journal cannot be written, and carries on once it can', () => {
    const journal = new SqliteJournal(':memory:');
    const performed: string[] = [];
    const machine = new Machine({
      services: [ssm],
      clock: new VirtualClock(),
      ids: new Ids('full'),
      store: new Store(journal),
      blobs: new MemoryBlobs(),
      account: '000000000000',
      region: 'us-east-1',
      endpoint: '',
      log: () => {},
      perform: (effect) => void performed.push(effect),
    });
    const put = (Name: string) => machine.call('ssm', 'PutParameter', { Name, Value: '1' });
    put('before');
    const { commit } = journal;
    journal.commit = () => {
      throw new StateNotWritten('The state could not be written: the disk is full');
    };
    expect(() => put('refused')).toThrow(
      expect.objectContaining({
        code: 'ServiceUnavailable',
        status: 503,
        message: 'The state could not be written: the disk is full. Nothing was changed.',
      }),
    );
    journal.commit = commit;
    put('after');
    machine.settle();
    expect([...journal.rows()].map(({ key }) => key)).toEqual(['after', 'before']);
    expect(performed).toEqual(['git/unwatch', 'git/unwatch']);
  });

  it('names the operation that it does not have', () => {
    using cloud = rehearse({ services: [ssm] });
    expect(() => cloud.call('ssm', 'DeleteParameter', { Name: 'a' })).toThrow(
      'Drydock does not implement ssm:DeleteParameter',
    );
  });
});
