// https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_DeleteConnection.html
import type { Operation } from '../../../kernel/context.ts';
import { requireConnection } from '../find.ts';
import { connections } from '../state.ts';

export const deleteConnection: Operation<'codeconnections', 'DeleteConnection'> = (input, ctx) => {
  ctx.delete(connections, requireConnection(input.ConnectionArn!, ctx).arn);
  return {};
};
