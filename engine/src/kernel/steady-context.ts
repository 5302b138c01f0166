// What the contexts of all of a machine's transactions have in common. It is made once: transactions are many.
import type { Context } from './context.ts';
import type { MachineParts } from './machine-parts.ts';
import { quotaValue } from './quota.ts';
import type { Reports } from './registry.ts';
import { waitMs } from './waits.ts';

export type SteadyContext = Omit<
  Context,
  | 'requestId'
  | 'caller'
  | 'now'
  | 'call'
  | 'as'
  | 'authorize'
  | 'enqueue'
  | 'ask'
  | 'publish'
  | 'tell'
  | 'tellAnyway'
  | 'trigger'
>;

interface Transactions {
  attempt<T>(body: () => T): T;
  /** Is called once the open transaction is written. */
  effect(effect: () => void): void;
  report<R extends keyof Reports>(name: R, report: Reports[R]): void;
}

export function steadyContext(parts: MachineParts, { attempt, effect, report }: Transactions): SteadyContext {
  const { store, ids, account, region, endpoint, blobs } = parts;
  return {
    account,
    region,
    partition: 'aws',
    endpoint,
    ids,
    blobs,
    streams: store.streams,
    get: (table, key) => store.get(table, key),
    all: (table) => store.all(table),
    keys: (table) => store.keys(table),
    by: (index, value) => store.by(index, value),
    keysBy: (index, value) => store.keysBy(index, value),
    countBy: (index, value) => store.countBy(index, value),
    put: (table, key, record) => store.put(table, key, record),
    delete: (table, key) => store.delete(table, key),
    arn: (service, resource) => `arn:aws:${service}:${region}:${account}:${resource}`,
    attempt,
    quota: (quota) => quotaValue(quota, parts.quotas),
    wait: (wait, ms) => waitMs(wait, ms, parts.waits),
    takes: (span) => parts.pace?.draw(span) ?? 0,
    log: (line) => parts.log(line),
    perform: (name, input) => effect(() => parts.perform(name, input)),
    report: (name, about) => effect(() => report(name, about)),
  };
}
