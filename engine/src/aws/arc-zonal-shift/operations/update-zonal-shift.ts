// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_UpdateZonalShift.html
// A new expiry counts from now.
import type { Operation } from '../../../kernel/context.ts';
import { publishShift } from '../events.ts';
import { expiresInMs } from '../expiry.ts';
import { requireActiveShift } from '../find.ts';
import { shifts } from '../state.ts';
import { shiftView } from '../views.ts';

export const updateZonalShift: Operation<'arc-zonal-shift', 'UpdateZonalShift'> = (input, ctx) => {
  const shift = requireActiveShift(ctx, input.zonalShiftId!);
  const changed = {
    ...shift,
    ...(input.comment !== undefined && { comment: input.comment }),
    ...(input.expiresIn !== undefined && { expiryTime: ctx.now + expiresInMs(input.expiresIn) }),
  };
  ctx.put(shifts, shift.id, changed);
  publishShift(ctx, 'Updated', changed);
  return shiftView(changed);
};
