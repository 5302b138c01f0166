// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetChange.html
import type { Operation } from '../../../kernel/context.ts';
import { noSuchChange } from '../faults.ts';
import { changes } from '../state.ts';
import { changeView } from '../views.ts';

/** Every name server of this machine knows of a change as soon as it is made. */
export const getChange: Operation<'route53', 'GetChange'> = (input, ctx) => {
  const id = (input.Id ?? '').replace(/^\/?change\//, '');
  const change = ctx.get(changes, id);
  if (!change) throw noSuchChange(id);
  return { ChangeInfo: changeView(change, 'INSYNC') };
};
