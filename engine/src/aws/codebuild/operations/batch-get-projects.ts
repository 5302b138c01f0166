// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_BatchGetProjects.html
import type { Operation } from '../../../kernel/context.ts';
import { findProject } from '../find.ts';
import { projectView } from '../views/project.ts';

export const batchGetProjects: Operation<'codebuild', 'BatchGetProjects'> = (input, ctx) => {
  const found = input.names!.map((name) => findProject(name, ctx));
  return {
    projects: found.flatMap((project) => (project ? [projectView(project)] : [])),
    projectsNotFound: input.names!.filter((_, index) => !found[index]),
  };
};
