// https://docs.aws.amazon.com/fis/latest/APIReference/API_ListExperiments.html
import type { Operation } from '../../../kernel/context.ts';
import { pageOf } from '../paging.ts';
import { experiments } from '../state.ts';
import { experimentSummary } from '../views.ts';

export const listExperiments: Operation<'fis', 'ListExperiments'> = (input, ctx) => {
  const wanted = ctx
    .all(experiments)
    .filter(
      ({ experimentTemplateId }) =>
        experimentTemplateId === (input.experimentTemplateId ?? experimentTemplateId),
    );
  const { items, nextToken } = pageOf(wanted, ({ id }) => id, input);
  return { experiments: items.map((record) => experimentSummary(record, ctx)), nextToken };
};
