// https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_ListConnections.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidInput } from '../faults.ts';
import { connections } from '../state.ts';
import { connectionView } from '../views.ts';

export const listConnections: Operation<'codeconnections', 'ListConnections'> = (input, ctx) => {
  const wanted = ctx
    .all(connections)
    .filter(({ providerType }) => !input.ProviderTypeFilter || providerType === input.ProviderTypeFilter)
    .filter(() => !input.HostArnFilter);
  const listed = page(wanted, (connection) => connection.arn, input.MaxResults ?? 100, input.NextToken);
  if (!listed) throw invalidInput('The NextToken is not valid.');
  return {
    Connections: listed.items.map((connection) => connectionView(connection, ctx.account)),
    NextToken: listed.nextToken,
  };
};
