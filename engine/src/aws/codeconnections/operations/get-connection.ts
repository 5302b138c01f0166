// https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_GetConnection.html
import type { Operation } from '../../../kernel/context.ts';
import { requireConnection } from '../find.ts';
import { connectionView } from '../views.ts';

export const getConnection: Operation<'codeconnections', 'GetConnection'> = (input, ctx) => ({
  Connection: connectionView(requireConnection(input.ConnectionArn!, ctx), ctx.account),
});
