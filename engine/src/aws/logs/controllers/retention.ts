// Deletes events older than their group's retention, once an hour.
import type { Controller } from '../../../kernel/controller.ts';
import { eventsOf, logGroups, logStreams } from '../state.ts';

const dayMs = 86_400_000;
const everyMs = 3_600_000;

interface Snapshot {
  readonly retentionInDays?: number;
}
interface Trim {
  readonly before: number;
}

export const retention: Controller<Snapshot, Trim> = {
  name: 'logs/retention',
  keys: (state) => state.keys(logGroups),
  observe: (state, name) => state.get(logGroups, name),
  plan: ({ retentionInDays }, now) =>
    retentionInDays === undefined
      ? { steps: [] }
      : { steps: [{ before: now - retentionInDays * dayMs }], revisitAt: now + everyMs },
  apply: ({ before }, ctx, group) => {
    for (const stream of ctx.all(logStreams)) {
      if (stream.group === group) ctx.streams.trim(eventsOf(group, stream.name), before);
    }
  },
};
