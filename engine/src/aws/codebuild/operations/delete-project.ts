// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_DeleteProject.html
// Its builds remain. A project that is not there is no error.
import type { Operation } from '../../../kernel/context.ts';
import { projects } from '../state.ts';

export const deleteProject: Operation<'codebuild', 'DeleteProject'> = (input, ctx) => {
  ctx.delete(projects, input.name!.replace(/^arn:.*:project\//, ''));
  return {};
};
