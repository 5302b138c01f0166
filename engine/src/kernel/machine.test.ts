import { describe, expect, it } from 'vitest';
import { privateTable } from '../testing/private-table.ts';
import { rehearse } from '../testing/rehearsal.ts';
import { standInService } from '../testing/stand-in-service.ts';
import { MemoryBlobs } from './blobs.ts';
import { VirtualClock } from './clock.ts';
import type { Context, Operation } from './context.ts';
import { type Controller, cut } from './controller.ts';
import { fault } from './faults.ts';
import { Ids } from './ids.ts';
import { SqliteJournal, StateNotWritten } from './journal.ts';
import { Machine } from './machine.ts';
import type { MachineParts } from './machine-parts.ts';
import type { Reports } from './registry.ts';
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

function machineOf(
  service: typeof ssm,
  {
    journal = new SqliteJournal(':memory:'),
    clock = new VirtualClock(),
    perform = () => {},
    log = () => {},
  }: {
    journal?: SqliteJournal;
    clock?: VirtualClock;
    perform?: MachineParts['perform'];
    log?: MachineParts['log'];
  } = {},
): Machine {
  return new Machine({
    services: [service],
    clock,
    ids: new Ids('machine'),
    store: new Store(journal),
    blobs: new MemoryBlobs(),
    account: '000000000000',
    region: 'us-east-1',
    endpoint: '',
    log,
    perform,
  });
}

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

  it('tells what has failed inside it, until that succeeds', () => {
    const clock = new VirtualClock();
    let isBroken = true;
    const broken: Controller<Counter, 'increment'> = {
      ...counting,
      plan: (snapshot, now) => {
        if (isBroken) throw new TypeError('counter is undefined');
        return counting.plan(snapshot, now);
      },
    };
    const machine = machineOf({ ...ssm, controllers: [broken] }, { clock });
    const began = clock.now();
    machine.call('ssm', 'PutParameter', { Name: 'a', Value: '1' });
    machine.settle();
    clock.advance(100);
    machine.settle();
    expect(machine.ownFaults.list()).toEqual([
      {
        of: 'ssm/counter',
        key: 'a',
        error: expect.stringMatching(/^TypeError: counter is undefined\n +at /),
        since: began,
        failures: 2,
      },
    ]);
    isBroken = false;
    clock.advance(200);
    machine.settle();
    expect(machine.ownFaults.list()).toEqual([]);
  });

  it('tells of a report that could not be handled', () => {
    const reports = {
      'git/head': () => {
        throw new Error('no such watch');
      },
    };
    const machine = machineOf({ ...ssm, reports });
    machine.report('git/head', { watchId: 'c', commit: 'a' } as Reports['git/head']);
    expect(machine.ownFaults.list()).toMatchObject([
      { of: 'ssm failed to handle the report git/head', key: '', failures: 1 },
    ]);
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
    const machine = machineOf(ssm, { journal, perform: (effect) => void performed.push(effect) });
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

  it('handles a report again that could not be written, before those that came after it', () => {
    const journal = new SqliteJournal(':memory:');
    const clock = new VirtualClock();
    const lines: string[] = [];
    const reports = {
      'git/head': ({ watchId, commit }: Reports['git/head'], ctx: Context) =>
        ctx.put(counters, watchId, { name: commit, wanted: 0, actual: 0 }),
    };
    const machine = machineOf({ ...ssm, reports }, { journal, clock, log: (line) => void lines.push(line) });
    const report = (commit: string) =>
      machine.report('git/head', { watchId: 'c', commit } as Reports['git/head']);
    const { commit } = journal;
    journal.commit = () => {
      throw new StateNotWritten('The state could not be written: the disk is full');
    };
    report('first');
    report('second');
    clock.advance(5000);
    expect([...journal.rows()]).toEqual([]);
    journal.commit = commit;
    clock.advance(1000);
    expect([...journal.rows()].map(({ record }) => (record as Counter).name)).toEqual(['second']);
    expect(lines[0]).toMatch(/^The state could not be written: the disk is full/);
  });

  it('writes what controllers change while the clock is advanced with the next call, or when it is flushed', () => {
    const journal = new SqliteJournal(':memory:');
    const clock = Object.assign(new VirtualClock(), { grainMs: 60_000 });
    const machine = machineOf(ssm, { journal, clock });
    const written = () => [...journal.rows()].map(({ record }) => (record as Counter).actual);
    const put = (Name: string, Value: string) => machine.call('ssm', 'PutParameter', { Name, Value });
    put('a', '3');
    machine.settle();
    expect(written()).toEqual([0]);
    put('b', '0');
    expect(written()).toEqual([1, 0]);
    clock.advance(1000);
    machine.settle();
    expect(written()).toEqual([1, 0]);
    machine.flush();
    expect(written()).toEqual([2, 0]);
  });

  it('sees many changes in one look when a controller rests after a long one', () => {
    const clock = new VirtualClock();
    const looks: number[] = [];
    const slow: Controller<Counter, 'increment'> = {
      ...counting,
      watches: { [counters.name]: (key: string) => [key] },
      rest: 3,
      observe: (state, key) => {
        looks.push(clock.now());
        clock.advance(10);
        return state.get(counters, key);
      },
      plan: () => ({ steps: [] }),
    };
    const machine = machineOf(standInService({ ...ssm, controllers: [slow] }), { clock });
    const began = clock.now();
    for (let change = 0; change < 100; change++) {
      machine.call('ssm', 'PutParameter', { Name: 'a', Value: '0' });
      machine.settle();
      clock.advance(1);
    }
    // A look takes 10 ms and the next one is 30 ms later, while 100 changes come 1 ms apart.
    expect(looks.map((at) => at - began)).toEqual([0, 40, 80, 120]);
  });

  it('makes the detail of an event only if someone subscribes', () => {
    let made = 0;
    const publishing: Operation<'ssm', 'PutParameter'> = (_input, ctx) => {
      ctx.publish('ssm/parameter-stored', () => ({ name: `${++made}` }));
      return { Version: 1 };
    };
    const operations = { ...ssm.operations, PutParameter: publishing };
    machineOf(standInService({ ...ssm, operations })).call('ssm', 'PutParameter', {
      Name: 'a',
      Value: '',
    });
    expect(made).toBe(0);
    using cloud = rehearse({ services: [standInService({ ...ssm, operations })] });
    cloud.call('ssm', 'PutParameter', { Name: 'a', Value: '' });
    expect(cloud.published).toEqual([{ event: 'ssm/parameter-stored', detail: { name: '1' } }]);
  });

  it('cuts a long plan, to be planned again at once', () => {
    const plan = { steps: [1, 2, 3], revisitAt: 99 };
    expect(cut(plan, 3, 10)).toBe(plan);
    expect(cut(plan, 2, 10)).toEqual({ steps: [1, 2], revisitAt: 10 });
  });

  it('names the operation that it does not have', () => {
    using cloud = rehearse({ services: [ssm] });
    expect(() => cloud.call('ssm', 'DeleteParameter', { Name: 'a' })).toThrow(
      'Drydock does not implement ssm:DeleteParameter',
    );
  });
});
