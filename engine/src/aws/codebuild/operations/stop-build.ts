// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StopBuild.html
import type { Operation } from '../../../kernel/context.ts';
import { finish } from '../build/finish.ts';
import { findBuild } from '../find.ts';
import { builds } from '../state.ts';
import { shownBuild } from '../views/build.ts';

export const stopBuild: Operation<'codebuild', 'StopBuild'> = (input, ctx) => {
  const build = findBuild(input.id!, ctx);
  if (build.endedAt === undefined) {
    if (build.run) {
      ctx.put(builds, build.id, { ...build, stopRequestedAt: build.stopRequestedAt ?? ctx.now });
      ctx.perform('build/stop', { buildId: build.id });
      ctx.enqueue('codebuild/build', build.id);
    } else finish(build, 'STOPPED', ctx);
  }
  return { build: shownBuild(findBuild(build.id, ctx), ctx) };
};
