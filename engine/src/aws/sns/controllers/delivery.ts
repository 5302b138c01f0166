// Begins each attempt to deliver a message to a web server when it is due.
import type { Controller } from '../../../kernel/controller.ts';
import { attemptDelivery } from '../delivery/web.ts';
import { type DeliveryRecord, deliveries } from '../state.ts';

export const deliveryController: Controller<DeliveryRecord, 'attempt'> = {
  name: 'sns/delivery',
  keys: (state) => state.keys(deliveries),
  watches: { 'sns/deliveries': (key) => [key] },
  observe: (state, key) => state.get(deliveries, key),
  plan: ({ nextAt }, now) => (now < nextAt ? { steps: [], revisitAt: nextAt } : { steps: ['attempt'] }),
  apply: (_step, ctx, key) => attemptDelivery(key, ctx.get(deliveries, key)!, ctx),
};
