// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ListBuilds.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidInput } from '../faults.ts';
import { newestFirst, oldestFirst } from '../find.ts';
import { builds } from '../state.ts';

export const listBuilds: Operation<'codebuild', 'ListBuilds'> = ({ sortOrder, nextToken }, ctx) => {
  const order = sortOrder === 'ASCENDING' ? oldestFirst : newestFirst;
  const listed = page(ctx.all(builds), order, 100, nextToken);
  if (!listed) throw invalidInput('Invalid next token');
  return { ids: listed.items.map(({ id }) => id), nextToken: listed.nextToken };
};
