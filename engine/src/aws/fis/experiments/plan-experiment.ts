// What an experiment does next. Pure.
import { actions as known } from '../actions/list.ts';
import type { ExperimentActionRecord, ExperimentRecord } from '../state.ts';

export interface ExperimentSnapshot {
  readonly experiment: ExperimentRecord;
  /** The first of its stop conditions' alarms that is in ALARM. */
  readonly alarm: string | undefined;
  readonly leverEngaged: boolean;
}

export type ExperimentStep =
  /** Resolves targets, and starts. */
  | { readonly do: 'initiate' }
  /** Everything that runs is undone; then the experiment has this outcome. */
  | { readonly do: 'halt'; readonly outcome: NonNullable<ExperimentRecord['outcome']> }
  | { readonly do: 'begin' | 'look' | 'end'; readonly action: string }
  | { readonly do: 'conclude' };

/** How soon something that has no time of its own is looked at again. */
export const lookEveryMs = 1000;

export const halted = {
  byAlarm: { status: 'stopped', reason: 'Experiment halted by stop condition.' },
  byLever: { status: 'stopped', reason: 'Experiment stopped because the safety lever was engaged.' },
  byCaller: { status: 'stopped', reason: 'Experiment was stopped.' },
  byRestart: { status: 'failed', reason: 'The engine was restarted while the experiment was running.' },
} as const satisfies Record<string, NonNullable<ExperimentRecord['outcome']>>;

const isOver = ({ status }: ExperimentActionRecord) =>
  ['completed', 'cancelled', 'stopped', 'failed', 'skipped'].includes(status);

export function planExperiment(
  { experiment, alarm, leverEngaged }: ExperimentSnapshot,
  now: number,
): { readonly steps: readonly ExperimentStep[]; readonly revisitAt?: number } {
  if (experiment.endTime !== undefined) return { steps: [] };
  const entries = Object.entries(experiment.actions);
  if (!experiment.outcome) {
    if (experiment.status === 'initiating') return { steps: [{ do: 'initiate' }], revisitAt: now };
    if (alarm !== undefined) return { steps: [{ do: 'halt', outcome: halted.byAlarm }], revisitAt: now };
    if (leverEngaged) return { steps: [{ do: 'halt', outcome: halted.byLever }], revisitAt: now };
    const failed = entries.find(([, { status }]) => status === 'failed');
    if (failed) {
      const [name, { reason }] = failed;
      const outcome = { status: 'failed', reason: `Action ${name} failed: ${reason}`.slice(0, 512) } as const;
      return { steps: [{ do: 'halt', outcome }], revisitAt: now };
    }
  }
  const ending = entries.filter(([, { outcome }]) => outcome !== undefined);
  const steps: ExperimentStep[] = ending.map(([action]) => ({ do: 'end', action }));
  const running = entries.filter(([, { status }]) => status === 'running');
  for (const [action, { endsAt, actionId }] of running) {
    if (endsAt === undefined) {
      if (known.get(actionId)?.look) steps.push({ do: 'look', action });
    } else if (endsAt <= now) steps.push({ do: 'end', action });
  }
  if (!experiment.outcome) {
    for (const [action, { status, startAfter }] of entries) {
      const isDue = startAfter.every((each) =>
        ['completed', 'skipped'].includes(experiment.actions[each]!.status),
      );
      if (status === 'pending' && isDue) steps.push({ do: 'begin', action });
    }
  }
  if (entries.every(([, action]) => isOver(action))) steps.push({ do: 'conclude' });
  const begins = steps.some((step) => step.do === 'begin' || step.do === 'conclude');
  const polls = ending.length > 0 || running.some(([, { endsAt }]) => endsAt === undefined || endsAt <= now);
  const next = Math.min(
    ...running.flatMap(([, { endsAt }]) => (endsAt === undefined || endsAt <= now ? [] : [endsAt])),
    polls ? now + lookEveryMs : Number.POSITIVE_INFINITY,
    begins ? now : Number.POSITIVE_INFINITY,
  );
  return { steps, ...(Number.isFinite(next) && { revisitAt: next }) };
}
