// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ListApplications.html
import type { Operation } from '../../../kernel/context.ts';
import { paged } from '../paged.ts';
import { applications } from '../state.ts';

export const listApplications: Operation<'codedeploy', 'ListApplications'> = (input, ctx) => {
  const { items, nextToken } = paged(ctx.keys(applications), (name) => name, input.nextToken);
  return { applications: items, nextToken };
};
