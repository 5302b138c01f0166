// Carries out operations on stacks. All its state is in tables, so after a restart it continues where it was.

import type { Controller } from '../../../kernel/controller.ts';
import type { StackContext } from '../context.ts';
import { stackOfInvocation, stackOfUpload } from '../custom-resource/custom-resource.ts';
import { inStack, type Place } from '../records/put.ts';
import type { TypeRegistry } from '../schema/registry.ts';
import { advance, fail as failResource, finish, sayWaiting, type Work } from '../stack-resource/advance.ts';
import { beginResource, keepResource, refuseResource } from '../stack-resource/forward.ts';
import { stackOfSignal } from '../stack-resource/signals.ts';
import { cancelResource, deleteResource, restoreResource } from '../stack-resource/undo.ts';
import { speaksAt } from '../stack-resource/waiting.ts';
import {
  leftovers,
  operations,
  type ResourceRecord,
  resourceKey,
  resources,
  stackController,
  stacks,
} from '../state.ts';
import { stackOfSignalUpload } from '../wait-conditions/handle-path.ts';
import { fail, succeed } from './phases.ts';
import { planStack, type StackStep } from './plan.ts';
import { observeStack, type Snapshot } from './snapshot.ts';

export function stackControllerOf(types: TypeRegistry): Controller<Snapshot, StackStep> {
  return {
    name: stackController,
    keys: (state) => state.keys(operations),
    observe: observeStack,
    plan: planStack,
    apply: (step, ctx, stackId) => apply(step, { ...ctx, types }, stackId),
    watches: {
      'cloudwatch/alarms': (_key, state) =>
        state.keys(operations).filter((stackId) => state.get(stacks, stackId)?.source.rollback?.triggers),
      'cloudformation/signals': (key) => [stackOfSignal(key)],
      's3/presigned-uploads': (path) => [...stackOfUpload(path), ...stackOfSignalUpload(path)],
      'lambda/asynchronous-invocations': stackOfInvocation,
    },
  };
}

function apply(step: StackStep, ctx: StackContext, stackId: string): void {
  const stack = ctx.get(stacks, stackId)!;
  const operation = ctx.get(operations, stackId)!;
  if (step.do === 'succeed' || step.do === 'fail') {
    const end = { stack, operation, ctx };
    if (step.do === 'succeed') succeed(end);
    else fail(end, step.reason);
    return;
  }
  if (step.do === 'monitor') {
    ctx.put(operations, stackId, { ...operation, monitoredUntil: step.until });
    const until = new Date(step.until).toISOString();
    ctx.put(stacks, stackId, { ...stack, statusReason: `Monitoring until ${until}.` });
    ctx.enqueue(stackController, stackId, step.until);
    return;
  }
  const isLeftover = 'key' in step;
  const place: Place = isLeftover
    ? { key: step.key, leftover: true }
    : { key: resourceKey(stackId, step.logicalId), leftover: false };
  const read = () => ctx.get(isLeftover ? leftovers : resources, place.key);
  if (step.do === 'begin') {
    beginResource(step.logicalId, stack, operation, ctx);
  } else if (step.do === 'refuse') {
    refuseResource(step.logicalId, step.reason, stack, operation, ctx);
  } else if (step.do === 'keep') {
    keepResource(read()!, step.reason, operation, ctx);
  } else {
    const record = read()!;
    applyToResource(step, record, { stack, operation, type: ctx.types(record.type)!, ctx }, place);
  }
  const after = read();
  // All signals may have come before the verb succeeded: then only this look notices them.
  const waits = after?.turn.state === 'running' && after.step?.signalsUntil === undefined;
  const running = waits && after.step ? Math.min(after.step.nextAt, speaksAt(after.step)) : undefined;
  ctx.enqueue(stackController, stackId, running ?? ctx.now);
}

type ResourceStep = Exclude<StackStep, { do: 'begin' | 'refuse' | 'keep' | 'monitor' | 'succeed' | 'fail' }>;

function applyToResource(step: ResourceStep, record: ResourceRecord, work: Work, place: Place): void {
  switch (step.do) {
    case 'continue':
    case 'continue-leftover':
      advance(record, work, place);
      break;
    case 'signalled':
      if (step.failure === undefined) finish(record, work);
      else failResource(record, step.failure, work);
      break;
    case 'say-waiting':
      sayWaiting(record, work, place);
      break;
    case 'cancel':
      cancelResource(record, work);
      break;
    case 'restore':
      restoreResource(record, work);
      break;
    case 'delete':
      deleteResource(record, work, inStack(record));
      break;
    case 'delete-leftover':
      deleteResource(record, work, place);
      break;
  }
}
