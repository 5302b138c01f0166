// https://docs.aws.amazon.com/cloud-map/latest/api/API_UpdateHttpNamespace.html
import type { Operation } from '../../../kernel/context.ts';
import { changeNamespace } from '../namespaces/change-namespace.ts';

export const updateHttpNamespace: Operation<'servicediscovery', 'UpdateHttpNamespace'> = (input, ctx) => {
  return changeNamespace(input.Id, 'HTTP', { description: input.Namespace?.Description }, ctx);
};
