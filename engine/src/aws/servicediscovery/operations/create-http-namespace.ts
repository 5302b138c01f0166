// https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateHttpNamespace.html
import type { Operation } from '../../../kernel/context.ts';
import { createNamespace } from '../namespaces/create-namespace.ts';

export const createHttpNamespace: Operation<'servicediscovery', 'CreateHttpNamespace'> = (input, ctx) => {
  return createNamespace(input, 'HTTP', {}, ctx);
};
