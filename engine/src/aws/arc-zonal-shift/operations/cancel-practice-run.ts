// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_CancelPracticeRun.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { requireActiveShift } from '../find.ts';
import { endPracticeRun } from '../practice-runs/end.ts';
import { shiftView } from '../views.ts';

export const cancelPracticeRun: Operation<'arc-zonal-shift', 'CancelPracticeRun'> = (input, ctx) => {
  const shift = requireActiveShift(ctx, input.zonalShiftId!);
  if (!shift.practice)
    throw invalid(
      'UnsupportedPracticeCancelShiftType',
      `${shift.id} is not a practice run: use CancelZonalShift.`,
    );
  return shiftView(endPracticeRun(shift, 'INTERRUPTED', ctx));
};
