// https://docs.aws.amazon.com/fis/latest/APIReference/API_GetSafetyLever.html
import type { Operation } from '../../../kernel/context.ts';
import { requireLever } from '../safety-lever.ts';
import { safetyLeverView } from '../views.ts';

export const getSafetyLever: Operation<'fis', 'GetSafetyLever'> = (input, ctx) => {
  requireLever(input.id, ctx);
  return { safetyLever: safetyLeverView(ctx) };
};
