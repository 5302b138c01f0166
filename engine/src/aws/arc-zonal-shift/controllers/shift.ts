// Applies a zonal shift to its resource, and takes it back when it expires or is canceled. A practice run fails when an alarm
// for its outcome fires, and is interrupted by one that blocks it.
import { appliedShifts } from '../../../contracts/zonal-shifts.ts';
import type { Controller, Observation } from '../../../kernel/controller.ts';
import { isRed } from '../practice-runs/blockers.ts';
import { endPracticeRun } from '../practice-runs/end.ts';
import { activePracticeRuns, activeShifts, configurations, type ShiftRecord, shifts } from '../state.ts';

declare module '../../../kernel/registry.ts' {
  interface Controllers {
    'arc-zonal-shift/shift': true;
  }
}

interface Snapshot {
  readonly shift: ShiftRecord;
  /** What the alarms of its configuration say of a practice run. */
  readonly verdict?: 'FAILED' | 'INTERRUPTED' | undefined;
}
type Step = 'expire' | 'follow' | { readonly end: 'FAILED' | 'INTERRUPTED' };

export const shiftController: Controller<Snapshot, Step> = {
  name: 'arc-zonal-shift/shift',
  keys: (state) => state.keys(shifts),
  watches: {
    'arc-zonal-shift/shifts': (id) => [id],
    'cloudwatch/alarms': (_name, state) => state.keysBy(activePracticeRuns, 'active'),
  },
  observe: (state, id) => {
    const shift = state.get(shifts, id);
    return shift && { shift, verdict: shift.practice && verdictOf(shift, state) };
  },
  plan: ({ shift: { status, expiryTime }, verdict }, now) => {
    if (status !== 'ACTIVE') return { steps: ['follow'] };
    if (verdict) return { steps: [{ end: verdict }] };
    return now >= expiryTime ? { steps: ['expire'] } : { steps: ['follow'], revisitAt: expiryTime };
  },
  apply: (step, ctx, id) => {
    const shift = ctx.get(shifts, id);
    if (!shift) return;
    if (typeof step === 'object') return void endPracticeRun(shift, step.end, ctx);
    if (step === 'expire' && shift.practice) return void endPracticeRun(shift, 'SUCCEEDED', ctx);
    if (step === 'expire') return ctx.put(shifts, id, { ...shift, status: 'EXPIRED' });
    const [active] = ctx.by(activeShifts, shift.resource);
    const applied = ctx.get(appliedShifts, shift.resource);
    if (active && applied?.zone !== active.zone)
      ctx.put(appliedShifts, shift.resource, { zone: active.zone });
    if (!active && applied) ctx.delete(appliedShifts, shift.resource);
  },
};

function verdictOf({ resource }: ShiftRecord, state: Observation): 'FAILED' | 'INTERRUPTED' | undefined {
  const { practice } = state.get(configurations, resource) ?? {};
  if (isRed(practice?.outcomeAlarms, state)) return 'FAILED';
  return isRed(practice?.blockingAlarms, state) ? 'INTERRUPTED' : undefined;
}
