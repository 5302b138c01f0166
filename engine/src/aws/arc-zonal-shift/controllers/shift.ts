// Applies a zonal shift to its load balancer, and takes it back when it expires, is canceled, or the load balancer is gone.
import { appliedShifts } from '../../../contracts/zonal-shifts.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { activeShifts, type ShiftRecord, shifts } from '../state.ts';

declare module '../../../kernel/registry.ts' {
  interface Controllers {
    'arc-zonal-shift/shift': true;
  }
}

export const shiftController: Controller<ShiftRecord, 'expire' | 'follow'> = {
  name: 'arc-zonal-shift/shift',
  keys: (state) => state.keys(shifts),
  watches: { 'arc-zonal-shift/shifts': (id) => [id] },
  observe: (state, id) => state.get(shifts, id),
  plan: ({ status, expiryTime }, now) => {
    if (status !== 'ACTIVE') return { steps: ['follow'] };
    return now >= expiryTime ? { steps: ['expire'] } : { steps: ['follow'], revisitAt: expiryTime };
  },
  apply: (step, ctx, id) => {
    const shift = ctx.get(shifts, id);
    if (!shift) return;
    if (step === 'expire') return ctx.put(shifts, id, { ...shift, status: 'EXPIRED' });
    const [active] = ctx.by(activeShifts, shift.resource);
    const applied = ctx.get(appliedShifts, shift.resource);
    if (active && applied?.zone !== active.zone)
      ctx.put(appliedShifts, shift.resource, { zone: active.zone });
    if (!active && applied) ctx.delete(appliedShifts, shift.resource);
  },
};
