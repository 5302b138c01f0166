// https://docs.aws.amazon.com/fis/latest/APIReference/API_ListActions.html
import type { Operation } from '../../../kernel/context.ts';
import { actions } from '../actions/list.ts';
import { pageOf } from '../paging.ts';
import { actionView } from '../views.ts';

/** The actions that are simulated. */
export const listActions: Operation<'fis', 'ListActions'> = (input, ctx) => {
  const { items, nextToken } = pageOf([...actions.values()], ({ id }) => id, input);
  return {
    actions: items.map((action) => {
      const { parameters: _, ...summary } = actionView(action, ctx);
      return summary;
    }),
    nextToken,
  };
};
