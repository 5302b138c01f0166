// The phases of a build: one follows another, and only the last can be in progress.
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
 * Begins a phase, and drops this phase and later ones: a build that the end of an engine interrupted runs again from
 * DOWNLOAD_SOURCE.
 */
export function begin(phases: readonly PhaseRecord[], type: BuildPhaseType, now: number): PhaseRecord[] {
  const earlier = phases.filter((phase) => order.indexOf(phase.type) < order.indexOf(type));
  return [...endOpen(earlier, 'SUCCEEDED', now), { type, startedAt: now }];
}

/** Ends a phase, and begins it first if necessary. */
export function end(
  phases: readonly PhaseRecord[],
  type: BuildPhaseType,
  outcome: { readonly status: StatusType; readonly contexts?: readonly PhaseContext[] },
  now: number,
): PhaseRecord[] {
  const begun = phases.at(-1)?.type === type ? phases : begin(phases, type, now);
  const last = begun.at(-1)!;
  // As on AWS, a phase without a problem has one empty context.
  const contexts = outcome.contexts?.length ? outcome.contexts : [{ statusCode: '', message: '' }];
  return [...begun.slice(0, -1), { ...last, status: outcome.status, endedAt: now, contexts }];
}

/** Ends the phase in progress, and adds the phases that every build ends with. */
export function complete(phases: readonly PhaseRecord[], status: StatusType, now: number): PhaseRecord[] {
  const ended = endOpen(phases, status, now);
  const finalized =
    ended.at(-1)?.type === 'FINALIZING' ? ended : end(ended, 'FINALIZING', { status: 'SUCCEEDED' }, now);
  return [...finalized, { type: 'COMPLETED', startedAt: now }];
}

function endOpen(phases: readonly PhaseRecord[], status: StatusType, now: number): PhaseRecord[] {
  return phases.map((phase) => (phase.status ? phase : { ...phase, status, endedAt: now }));
}
