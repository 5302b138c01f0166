// Handles the report that a phase of a build began or ended.

import type { BuildPhase } from '../../../contracts/build.ts';
import type { Context } from '../../../kernel/context.ts';
import { begin, end } from '../build/phases.ts';
import { publishPhaseChanges } from '../events.ts';
import { builds } from '../state.ts';

export function buildPhase({ buildId, phase, status, contexts }: BuildPhase, ctx: Context): void {
  const build = ctx.get(builds, buildId);
  if (!build || build.endedAt !== undefined) return;
  const phases = status
    ? end(build.phases, phase, { status, contexts }, ctx.now)
    : begin(build.phases, phase, ctx.now);
  const changed = { ...build, phases };
  ctx.put(builds, buildId, changed);
  publishPhaseChanges(build.phases, changed, ctx);
}
