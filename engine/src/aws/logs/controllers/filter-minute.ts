// Publishes the default value of a metric filter once a minute, in which no event matched it, is over.
import type { Controller } from '../../../kernel/controller.ts';
import { publishDefault } from '../metric-filters/publish.ts';
import { filterMinutes, metricFilters } from '../state.ts';

const minuteMs = 60_000;

export const filterMinuteController: Controller<{ readonly minute: number }, 'publish'> = {
  name: 'logs/filter-minute',
  keys: (state) => state.keys(filterMinutes),
  watches: { 'logs/filter-minutes': (key) => [key] },
  observe: (state, key) => state.get(filterMinutes, key),
  plan: ({ minute }, now) =>
    now >= minute + minuteMs ? { steps: ['publish'] } : { steps: [], revisitAt: minute + minuteMs },
  apply(_step, ctx, key) {
    const [filter, noted] = [ctx.get(metricFilters, key), ctx.get(filterMinutes, key)];
    if (filter && noted) publishDefault(filter, noted, ctx);
    ctx.delete(filterMinutes, key);
  },
};
