// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_CancelZonalShift.html
import type { Operation } from '../../../kernel/context.ts';
import { publishShift } from '../events.ts';
import { requireActiveShift } from '../find.ts';
import { shifts } from '../state.ts';
import { shiftView } from '../views.ts';

export const cancelZonalShift: Operation<'arc-zonal-shift', 'CancelZonalShift'> = (input, ctx) => {
  const canceled = { ...requireActiveShift(ctx, input.zonalShiftId!), status: 'CANCELED' as const };
  ctx.put(shifts, canceled.id, canceled);
  publishShift(ctx, 'Canceled', canceled);
  return shiftView(canceled);
};
