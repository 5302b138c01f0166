// https://docs.aws.amazon.com/cloud-map/latest/api/API_ListOperations.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { statusOf } from '../asynchronous.ts';
import { invalidInput } from '../faults.ts';
import { matches } from '../filters.ts';
import { operationsTable } from '../state.ts';

export const listOperations: Operation<'servicediscovery', 'ListOperations'> = (input, ctx) => {
  const wanted = ctx.all(operationsTable).filter((operation) =>
    matches(input.Filters, (filter) => {
      if (filter === 'STATUS') return statusOf(operation, ctx);
      if (filter === 'TYPE') return operation.type;
      if (filter === 'UPDATE_DATE') return String(operation.createdAt / 1000);
      return filter === 'SERVICE_ID' ? operation.targets.SERVICE : operation.targets.NAMESPACE;
    }),
  );
  const listed = page(wanted, ({ id }) => id, input.MaxResults ?? 100, input.NextToken);
  if (!listed) throw invalidInput('The NextToken is not valid');
  return {
    Operations: listed.items.map((each) => ({ Id: each.id, Status: statusOf(each, ctx) })),
    NextToken: listed.nextToken,
  };
};
