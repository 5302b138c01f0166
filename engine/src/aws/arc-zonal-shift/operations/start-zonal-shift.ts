// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_StartZonalShift.html
import type { Operation } from '../../../kernel/context.ts';
import { publishShift } from '../events.ts';
import { expiresInMs } from '../expiry.ts';
import { alreadyShifted, invalid } from '../faults.ts';
import { requireManagedResource } from '../managed-resources.ts';
import { activeShifts, type ShiftRecord, shifts } from '../state.ts';
import { shiftView } from '../views.ts';

export const startZonalShift: Operation<'arc-zonal-shift', 'StartZonalShift'> = (input, ctx) => {
  const { resourceIdentifier, awayFrom, expiresIn, comment } = input;
  const { arn, zones } = requireManagedResource(resourceIdentifier!, ctx);
  const zone = zones.get(awayFrom!);
  if (zone === undefined)
    throw invalid(
      'InvalidAz',
      `The Availability Zone ${awayFrom} is not one of ${[...zones.keys()].join(', ')}.`,
    );
  if (zones.size < 2)
    throw invalid('UnsupportedAz', `${awayFrom} is the only Availability Zone of the resource.`);
  const expiryTime = ctx.now + expiresInMs(expiresIn!);
  const [before] = ctx.by(activeShifts, arn);
  if (before) throw alreadyShifted(arn, before.id);
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
