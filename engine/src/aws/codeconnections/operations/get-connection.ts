// https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_GetConnection.html
import type { Operation } from '../../../kernel/context.ts';
import { connectionView, requireConnection } from '../find.ts';

export const getConnection: Operation<'codeconnections', 'GetConnection'> = (input, ctx) => ({
  Connection: connectionView(requireConnection(input.ConnectionArn!, ctx), ctx.account),
});
