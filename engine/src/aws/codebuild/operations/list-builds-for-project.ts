// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ListBuildsForProject.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidInput } from '../faults.ts';
import { newestFirst, oldestFirst, requireProject } from '../find.ts';
import { builds } from '../state.ts';

export const listBuildsForProject: Operation<'codebuild', 'ListBuildsForProject'> = (input, ctx) => {
  const project = requireProject(input.projectName!, ctx);
  const order = input.sortOrder === 'ASCENDING' ? oldestFirst : newestFirst;
  const own = ctx.all(builds).filter((build) => build.projectName === project.name);
  const listed = page(own, order, 100, input.nextToken);
  if (!listed) throw invalidInput('Invalid next token');
  return { ids: listed.items.map(({ id }) => id), nextToken: listed.nextToken };
};
