// The end of a build, however it came.
import type { StatusType } from '@aws-sdk/client-codebuild';
import type { Context } from '../../../kernel/context.ts';
import { type BuildRecord, builds } from '../state.ts';
import { complete } from './phases.ts';

export function finishBuild(build: BuildRecord, status: StatusType, ctx: Context): void {
  const { run: _ended, ...rest } = build;
  ctx.put(builds, build.id, {
    ...rest,
    status,
    endedAt: ctx.now,
    phases: complete(build.phases, status, ctx.now),
  });
}
