// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_BatchDeleteBuilds.html
import type { Operation } from '../../../kernel/context.ts';
import { buildId } from '../find.ts';
import { builds } from '../state.ts';

export const batchDeleteBuilds: Operation<'codebuild', 'BatchDeleteBuilds'> = (input, ctx) => {
  const buildsDeleted: string[] = [];
  const buildsNotDeleted: { id: string; statusCode: string }[] = [];
  for (const id of input.ids!.map(buildId)) {
    const build = ctx.get(builds, id);
    if (build && build.endedAt === undefined) buildsNotDeleted.push({ id, statusCode: 'BUILD_IN_PROGRESS' });
    else if (!build) buildsNotDeleted.push({ id, statusCode: 'BUILD_NOT_FOUND' });
    else {
      ctx.delete(builds, id);
      buildsDeleted.push(build.arn);
    }
  }
  return { buildsDeleted, buildsNotDeleted };
};
