// Delivers the events that rules of other regions have sent to buses of this one.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html
import type { Controller } from '../../../kernel/controller.ts';
import { forward } from '../deliver.ts';
import { type CrossingRecord, crossings } from '../state.ts';

export const crossingController: Controller<CrossingRecord, 'deliver'> = {
  name: 'events/crossing',
  keys: (state) => state.keys(crossings),
  watches: { 'events/crossings': (key) => [key] },
  observe(state, key) {
    const crossing = state.get(crossings, key);
    return crossing?.region === state.region ? crossing : undefined;
  },
  plan: () => ({ steps: ['deliver'] }),
  apply(_step, ctx, key) {
    const { event, bus } = ctx.get(crossings, key)!;
    ctx.delete(crossings, key);
    forward(event, bus, ctx);
  },
};
