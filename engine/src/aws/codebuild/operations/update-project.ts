// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_UpdateProject.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { requireProject } from '../find.ts';
import { checkDefinition } from '../project/check.ts';
import { withUpdate } from '../project/definition.ts';
import { checkRole } from '../project/role.ts';
import { projects } from '../state.ts';
import { projectView } from '../views/project.ts';

export const updateProject: Operation<'codebuild', 'UpdateProject'> = (input, ctx) => {
  const { name, tags, ...given } = input;
  const before = requireProject(name!, ctx);
  const definition = withUpdate(before.definition, given);
  checkDefinition(definition);
  checkRole(definition.serviceRole!, ctx);
  const project = plain({ ...before, definition, tags: tags ?? before.tags, modifiedAt: ctx.now });
  ctx.put(projects, project.name, project);
  return { project: projectView(project) };
};
