// Deletes or cancels a resource, or restores it to its state before an update.

import { isCustom } from '../custom-resource/custom-resource.ts';
import { abandoned, addLeftover } from '../records/leftovers.ts';
import { inStack, type Place, putRecord, putResource } from '../records/put.ts';
import { nestedStackType } from '../source/compare.ts';
import type { OperationRecord, ResourceRecord, ResourceShape } from '../state.ts';
import { canonical } from '../template/json.ts';
import { begin, newStep, turn, type Work, withAttempt } from './advance.ts';

/** Deletes the resource, unless it is to be retained or does not exist. */
export function deleteResource(record: ResourceRecord, work: Work, place: Place = inStack(record)): void {
  const { operation, ctx } = work;
  const { phase } = operation;
  const { shape } = record;
  const done = { ...record, turn: turn(operation, phase, 'done') };
  if (!shape) {
    putResource(done, 'DELETE_COMPLETE', ctx, { place });
  } else if (retained(record, shape, operation, place)) {
    putResource(done, 'DELETE_SKIPPED', ctx, { place });
  } else {
    begin({ ...record, turn: turn(operation, phase, 'running') }, newStep('delete', shape, ctx), work, place);
  }
}

function retained(
  record: ResourceRecord,
  shape: ResourceShape,
  { id, kind, phase, retain, retainExceptOnCreate }: OperationRecord,
  place: Place,
): boolean {
  if (place.leftover) return record.retain === true;
  if (phase === 'delete' && retain.includes(record.logicalId)) return true;
  // The rollback of a creation has an operation of its own where it was asked for later.
  const isNew = phase !== 'delete' && (record.createdBy === id || kind === 'create');
  if (isNew && retainExceptOnCreate) return false;
  if (shape.deletionPolicy === 'RetainExceptOnCreate') return !isNew;
  return shape.deletionPolicy === 'Retain';
}

export function cancelResource(record: ResourceRecord, { operation, ctx }: Work): void {
  const updating = record.before?.operationId === operation.id;
  putResource(
    {
      ...abandoned(record, ctx),
      ...withAttempt(record),
      turn: turn(operation, 'forward', 'failed'),
    },
    updating ? 'UPDATE_FAILED' : 'CREATE_FAILED',
    ctx,
    { reason: updating ? 'Resource update cancelled' : 'Resource creation cancelled' },
  );
}

/** Updates the resource back in place or, where it was replaced, returns to the old physical resource. */
export function restoreResource(record: ResourceRecord, work: Work): void {
  const { operation, ctx } = work;
  const { shape: old } = record.before!;
  // A custom resource's provider, which chose the new id, is asked to go back to the old properties.
  const byProvider = isCustom(record.type);
  const replaced = !byProvider && record.shape !== undefined && record.shape.physicalId !== old.physicalId;
  if (replaced) addLeftover(record, work);
  const again: ResourceRecord = {
    ...record,
    physicalId: byProvider ? (record.shape ?? old).physicalId : old.physicalId,
    turn: turn(operation, 'rollback', 'running'),
  };
  const isNested = record.type === nestedStackType && !replaced;
  // A rollback that is continued attempts again what has failed in it.
  const continued = record.turn.phase === 'rollback' && record.turn.state === 'failed';
  if (!replaced && (isNested || continued || differs(record, old))) {
    // A nested stack returns to its own previous template and parameters, whatever its URL leads to now.
    const step = newStep('update', old, ctx);
    begin(again, isNested ? { ...step, memo: { rollback: true, continued } } : step, work);
    return;
  }
  const { attempted: _attempted, ...restored } = again;
  const done = { ...restored, shape: old, turn: turn(operation, 'rollback', 'done') };
  // A resource that the update had not changed gets no event.
  if (replaced || record.status !== record.before?.status) putResource(done, 'UPDATE_COMPLETE', ctx);
  else putRecord(done, inStack(done), ctx);
}

function differs({ attempted = [], shape }: ResourceRecord, old: ResourceShape): boolean {
  const applied = canonical(old.properties);
  return (
    [...attempted, shape?.properties].some((properties) => canonical(properties) !== applied) ||
    canonical(shape?.tags) !== canonical(old.tags)
  );
}
