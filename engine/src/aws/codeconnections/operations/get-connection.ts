// https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_GetConnection.html
import type { Operation } from '../../../kernel/context.ts';
import { findConnection, shownConnection } from '../find.ts';

export const getConnection: Operation<'codeconnections', 'GetConnection'> = (input, ctx) => ({
  Connection: shownConnection(findConnection(input.ConnectionArn!, ctx), ctx.account),
});
