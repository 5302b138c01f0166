// What the stack controller observes of one stack.
import type { ResourceSignal } from '../../../contracts/resource-type.ts';
import type { Observation } from '../../../kernel/controller.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import { nestedStackType } from '../source/compare.ts';
import { alarmingTrigger } from '../source/rollback-configuration.ts';
import { signalsOf } from '../stack-resource/signals.ts';
import {
  leftovers,
  type OperationRecord,
  operations,
  type Phase,
  type ResourceRecord,
  resourceKey,
  resources,
  type StackRecord,
  stacks,
} from '../state.ts';

export interface Snapshot {
  readonly stack: StackRecord;
  readonly operation: OperationRecord;
  /** By logical id, in order of creation. */
  readonly resources: ReadonlyMap<string, ResourceRecord>;
  /** By key. */
  readonly leftovers: ReadonlyMap<string, ResourceRecord>;
  /** By logical id, for resources that wait for signals. */
  readonly signals: ReadonlyMap<string, readonly ResourceSignal[]>;
  /** Tokens of awaited outcomes that are known. */
  readonly answered: ReadonlySet<string>;
  /** How many nested stacks are still cleaning up. */
  readonly nestedAtWork: number;
  /** Why a rollback trigger demands a rollback. */
  readonly alarm?: string;
}

/** Undefined when no operation is in progress. */
export function observeStack(state: Observation, stackId: string): Snapshot | undefined {
  const stack = state.get(stacks, stackId);
  const operation = state.get(operations, stackId);
  if (!stack || !operation) return undefined;
  const records: ResourceRecord[] = [];
  for (const logicalId of stack.resources) {
    const record = state.get(resources, resourceKey(stackId, logicalId));
    if (record) records.push(record);
  }
  const waiting = records.filter(({ step }) => step?.signalsUntil !== undefined);
  const replaced = new Map(
    operation.leftovers.flatMap((key) => {
      const record = state.get(leftovers, key);
      return record ? [[key, record] as const] : [];
    }),
  );
  const { rollback } = stack.source;
  const alarm = rollback && operation.phase === 'forward' ? alarmingTrigger(rollback, state) : undefined;
  return {
    stack,
    operation,
    ...(alarm === undefined ? {} : { alarm }),
    resources: new Map(records.map((record) => [record.logicalId, record])),
    leftovers: replaced,
    answered: answered([...records, ...replaced.values()], state),
    signals: new Map(waiting.map((record) => [record.logicalId, signalsOf(record, state)])),
    nestedAtWork: nestedStacks(records).filter((childId) => {
      const phase = state.get(operations, childId)?.phase;
      return phase === 'cleanup' || phase === 'settled';
    }).length,
  };
}

function answered(records: readonly ResourceRecord[], state: Pick<Observation, 'get'>): ReadonlySet<string> {
  const awaited = records.flatMap(({ step }) => step?.awaits ?? []);
  return new Set(awaited.filter((token) => (state.get(outcomes, token)?.status ?? 'open') !== 'open'));
}

/** The stack ids of nested stacks among the resources. */
export function nestedStacks(records: Iterable<ResourceRecord>): string[] {
  return [...records].flatMap(({ type, physicalId }) =>
    type === nestedStackType && physicalId !== undefined ? [physicalId] : [],
  );
}

/** A resource's progress in a phase of the operation. */
export function standing(
  record: ResourceRecord | undefined,
  { id }: OperationRecord,
  phase: Phase,
): 'pending' | ResourceRecord['turn']['state'] {
  const turn = record?.turn;
  return turn?.operationId === id && turn.phase === phase ? turn.state : 'pending';
}
