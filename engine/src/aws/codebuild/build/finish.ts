// Ends a build, whatever ended it.
import type { StatusType } from '@aws-sdk/client-codebuild';
import type { Context } from '../../../kernel/context.ts';
import { buildStateChange, publishPhaseChanges } from '../events.ts';
import { type BuildRecord, builds } from '../state.ts';
import { complete } from './phases.ts';

export function finishBuild(build: BuildRecord, status: StatusType, ctx: Context): void {
  const { run: _ended, ...rest } = build;
  const finished: BuildRecord = {
    ...rest,
    status,
    endedAt: ctx.now,
    phases: complete(build.phases, status, ctx.now),
  };
  ctx.put(builds, build.id, finished);
  publishPhaseChanges(build.phases, finished, ctx);
  ctx.publish('codebuild/build-state-change', buildStateChange(finished, ctx));
}
