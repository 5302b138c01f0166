// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_ListZonalShifts.html
import type { Operation } from '../../../kernel/context.ts';
import { pageOf } from '../paging.ts';
import { shifts } from '../state.ts';
import { shiftSummary } from '../views.ts';

export const listZonalShifts: Operation<'arc-zonal-shift', 'ListZonalShifts'> = (input, ctx) => {
  const wanted = ctx
    .all(shifts)
    .filter(
      ({ status, resource }) =>
        status === (input.status ?? status) && resource === (input.resourceIdentifier ?? resource),
    );
  const { items, nextToken } = pageOf(wanted, ({ id }) => id, input);
  return { items: items.map(shiftSummary), nextToken };
};
