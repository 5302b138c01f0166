// https://docs.aws.amazon.com/fis/latest/APIReference/API_ListExperimentTemplates.html
import type { Operation } from '../../../kernel/context.ts';
import { pageOf } from '../paging.ts';
import { templates } from '../state.ts';
import { templateSummary } from '../views.ts';

export const listExperimentTemplates: Operation<'fis', 'ListExperimentTemplates'> = (input, ctx) => {
  const { items, nextToken } = pageOf(ctx.all(templates), ({ id }) => id, input);
  return { experimentTemplates: items.map((record) => templateSummary(record, ctx)), nextToken };
};
