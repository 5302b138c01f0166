// The account's one safety lever in a Region, whose id is `default`.
import type { Context } from '../../kernel/context.ts';
import { resourceNotFound } from './faults.ts';
import { safetyLeverId } from './views.ts';

/** @throws ResourceNotFoundException for any other */
export function requireLever(id: string | undefined, ctx: Pick<Context, 'arn'>): void {
  if (id !== safetyLeverId && id !== ctx.arn('fis', `safety-lever/${safetyLeverId}`))
    throw resourceNotFound(`safety lever ${id}`);
}
