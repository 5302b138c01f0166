// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ListBuildsForProject.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidInput } from '../faults.ts';
import { findProject, newestFirst, oldestFirst } from '../find.ts';
import { builds } from '../state.ts';

export const listBuildsForProject: Operation<'codebuild', 'ListBuildsForProject'> = (input, ctx) => {
  const project = findProject(input.projectName!, ctx);
  const order = input.sortOrder === 'ASCENDING' ? oldestFirst : newestFirst;
  const own = ctx.all(builds).filter((build) => build.projectName === project.name);
  const shown = page(own, order, 100, input.nextToken);
  if (!shown) throw invalidInput('Invalid next token');
  return { ids: shown.items.map(({ id }) => id), nextToken: shown.nextToken };
};
