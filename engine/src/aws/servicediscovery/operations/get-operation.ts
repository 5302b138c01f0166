// https://docs.aws.amazon.com/cloud-map/latest/api/API_GetOperation.html
import type { Operation } from '../../../kernel/context.ts';
import { operationView } from '../asynchronous.ts';
import { operationNotFound } from '../faults.ts';
import { operationsTable } from '../state.ts';

export const getOperation: Operation<'servicediscovery', 'GetOperation'> = (input, ctx) => {
  const found = ctx.get(operationsTable, input.OperationId!);
  if (!found) throw operationNotFound(input.OperationId!);
  return { Operation: operationView(found, ctx) };
};
