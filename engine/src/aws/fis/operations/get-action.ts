// https://docs.aws.amazon.com/fis/latest/APIReference/API_GetAction.html
import type { Operation } from '../../../kernel/context.ts';
import { actions, unsimulated } from '../actions/list.ts';
import { actionNotFound, notSimulated } from '../faults.ts';
import { actionView } from '../views.ts';

export const getAction: Operation<'fis', 'GetAction'> = (input, ctx) => {
  const id = input.id ?? '';
  if (unsimulated.has(id)) throw notSimulated(`The action ${id}`);
  const found = actions.get(id);
  if (!found) throw actionNotFound(id);
  return { action: actionView(found, ctx) };
};
