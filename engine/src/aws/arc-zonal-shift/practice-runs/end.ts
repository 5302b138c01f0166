// A practice run ends: with its time, by an alarm of its configuration, or because somebody shifts the resource or cancels it.
import type { Context } from '../../../kernel/context.ts';
import { publishPracticeRun } from '../events.ts';
import { type ShiftRecord, shifts } from '../state.ts';

const changes = { SUCCEEDED: 'Succeeded', FAILED: 'Failed', INTERRUPTED: 'Interrupted' } as const;

export function endPracticeRun(shift: ShiftRecord, outcome: keyof typeof changes, ctx: Context): ShiftRecord {
  const status = outcome === 'SUCCEEDED' ? ('EXPIRED' as const) : ('CANCELED' as const);
  const ended: ShiftRecord = { ...shift, status, practice: { outcome } };
  ctx.put(shifts, shift.id, ended);
  publishPracticeRun(ctx, changes[outcome], ended);
  return ended;
}
