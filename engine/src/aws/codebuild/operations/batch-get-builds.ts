// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_BatchGetBuilds.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidInput } from '../faults.ts';
import { findBuild } from '../find.ts';
import { buildView } from '../views/build.ts';

export const batchGetBuilds: Operation<'codebuild', 'BatchGetBuilds'> = (input, ctx) => {
  if (input.ids!.length > 100) throw invalidInput('Invalid number of IDs: at most 100 can be given');
  const found = input.ids!.map((id) => findBuild(id, ctx));
  return {
    builds: found.flatMap((build) => (build ? [buildView(build, ctx)] : [])),
    buildsNotFound: input.ids!.filter((_, index) => !found[index]),
  };
};
