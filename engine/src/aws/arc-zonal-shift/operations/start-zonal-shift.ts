// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_StartZonalShift.html
import type { Operation } from '../../../kernel/context.ts';
import { publishShift } from '../events.ts';
import { expiresInMs } from '../expiry.ts';
import { alreadyShifted } from '../faults.ts';
import { requireManagedResource, requireZone } from '../managed-resources.ts';
import { endPracticeRun } from '../practice-runs/end.ts';
import { activeShifts, type ShiftRecord, shifts } from '../state.ts';
import { shiftView } from '../views.ts';

export const startZonalShift: Operation<'arc-zonal-shift', 'StartZonalShift'> = (input, ctx) => {
  const { resourceIdentifier, awayFrom, expiresIn, comment } = input;
  const resource = requireManagedResource(resourceIdentifier!, ctx);
  const { arn } = resource;
  const zone = requireZone(resource, awayFrom!);
  const expiryTime = ctx.now + expiresInMs(expiresIn!);
  const [before] = ctx.by(activeShifts, arn);
  if (before && !before.practice) throw alreadyShifted(arn, before.id);
  // A shift that people start comes before a practice run.
  if (before) endPracticeRun(before, 'INTERRUPTED', ctx);
  const record: ShiftRecord = {
    id: ctx.ids.uuid(),
    resource: arn,
    awayFrom: awayFrom!,
    zone,
    startTime: ctx.now,
    expiryTime,
    status: 'ACTIVE',
    comment: comment!,
  };
  ctx.put(shifts, record.id, record);
  publishShift(ctx, 'Started', record);
  return shiftView(record);
};
