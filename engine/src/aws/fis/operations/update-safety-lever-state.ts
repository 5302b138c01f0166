// https://docs.aws.amazon.com/fis/latest/APIReference/API_UpdateSafetyLeverState.html
// Engaged, it stops every experiment and lets none begin.
import type { Operation } from '../../../kernel/context.ts';
import { conflict } from '../faults.ts';
import { requireLever } from '../safety-lever.ts';
import { safetyLevers } from '../state.ts';
import { safetyLeverId, safetyLeverView } from '../views.ts';

export const updateSafetyLeverState: Operation<'fis', 'UpdateSafetyLeverState'> = (input, ctx) => {
  requireLever(input.id, ctx);
  const { status = 'disengaged', reason = '' } = input.state ?? {};
  if (safetyLeverView(ctx).state?.status === status) throw conflict(`The safety lever is already ${status}.`);
  ctx.put(safetyLevers, safetyLeverId, { status, reason });
  return { safetyLever: safetyLeverView(ctx) };
};
