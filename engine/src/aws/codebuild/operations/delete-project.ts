// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_DeleteProject.html
// Its builds remain. Deleting a project that does not exist succeeds.
import type { Operation } from '../../../kernel/context.ts';
import { projectName } from '../find.ts';
import { projects } from '../state.ts';

export const deleteProject: Operation<'codebuild', 'DeleteProject'> = (input, ctx) => {
  ctx.delete(projects, projectName(input.name!));
  return {};
};
