// Tries to deliver an event again when that is due.
import type { Controller } from '../../../kernel/controller.ts';
import { attempt } from '../deliveries/attempt.ts';
import { type DeliveryRecord, deliveries } from '../state.ts';

export const deliveryController: Controller<DeliveryRecord, 'attempt'> = {
  name: 'events/delivery',
  keys: (state) => state.keys(deliveries),
  watches: { 'events/deliveries': (key) => [key] },
  observe: (state, key) => state.get(deliveries, key),
  plan: ({ nextAt }, now) => (now >= nextAt ? { steps: ['attempt'] } : { steps: [], revisitAt: nextAt }),
  apply: (_step, ctx, key) => attempt(ctx.get(deliveries, key)!, ctx),
};
