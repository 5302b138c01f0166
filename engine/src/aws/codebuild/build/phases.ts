// The phases of a build as BatchGetBuilds shows them: they follow one another, and only the last may be open.
import type { BuildPhaseType, PhaseContext, StatusType } from '@aws-sdk/client-codebuild';
import type { PhaseRecord } from '../state.ts';

const order: readonly BuildPhaseType[] = [
  'SUBMITTED',
  'QUEUED',
  'PROVISIONING',
  'DOWNLOAD_SOURCE',
  'INSTALL',
  'PRE_BUILD',
  'BUILD',
  'POST_BUILD',
  'UPLOAD_ARTIFACTS',
  'FINALIZING',
  'COMPLETED',
];

/**
 * Begins a phase. Phases at or after it are forgotten: a build that an engine's end interrupted is performed again from
 * its DOWNLOAD_SOURCE on.
 */
export function begin(phases: readonly PhaseRecord[], type: BuildPhaseType, now: number): PhaseRecord[] {
  const earlier = phases.filter((phase) => order.indexOf(phase.type) < order.indexOf(type));
  return [...endOpen(earlier, 'SUCCEEDED', now), { type, startedAt: now }];
}

/** Ends a phase, which need not have been begun. */
export function end(
  phases: readonly PhaseRecord[],
  type: BuildPhaseType,
  outcome: { readonly status: StatusType; readonly contexts?: readonly PhaseContext[] },
  now: number,
): PhaseRecord[] {
  const begun = phases.at(-1)?.type === type ? phases : begin(phases, type, now);
  const last = begun.at(-1)!;
  // A phase that went well has one context without a text, as CodeBuild shows it.
  const contexts = outcome.contexts?.length ? outcome.contexts : [{ statusCode: '', message: '' }];
  return [...begun.slice(0, -1), { ...last, status: outcome.status, endedAt: now, contexts }];
}

/** Ends whatever is open, and adds the phases that every build ends with. */
export function complete(phases: readonly PhaseRecord[], status: StatusType, now: number): PhaseRecord[] {
  const ended = endOpen(phases, status, now);
  const finalized =
    ended.at(-1)?.type === 'FINALIZING' ? ended : end(ended, 'FINALIZING', { status: 'SUCCEEDED' }, now);
  return [...finalized, { type: 'COMPLETED', startedAt: now }];
}

function endOpen(phases: readonly PhaseRecord[], status: StatusType, now: number): PhaseRecord[] {
  return phases.map((phase) => (phase.status ? phase : { ...phase, status, endedAt: now }));
}
