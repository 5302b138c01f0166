// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StopBuild.html
import type { Operation } from '../../../kernel/context.ts';
import { finishBuild } from '../build/finish.ts';
import { requireBuild } from '../find.ts';
import { builds } from '../state.ts';
import { buildView } from '../views/build.ts';

export const stopBuild: Operation<'codebuild', 'StopBuild'> = (input, ctx) => {
  const build = requireBuild(input.id!, ctx);
  if (build.endedAt === undefined) {
    if (build.run) {
      ctx.put(builds, build.id, { ...build, stopRequestedAt: build.stopRequestedAt ?? ctx.now });
      ctx.perform('build/stop', { buildId: build.id });
      ctx.enqueue('codebuild/build', build.id);
    } else finishBuild(build, 'STOPPED', ctx);
  }
  return { build: buildView(requireBuild(build.id, ctx), ctx) };
};
