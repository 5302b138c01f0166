// https://docs.aws.amazon.com/cloud-map/latest/api/API_GetNamespace.html
import type { Operation } from '../../../kernel/context.ts';
import { requireNamespace } from '../find.ts';
import { namespaceView } from '../views.ts';

export const getNamespace: Operation<'servicediscovery', 'GetNamespace'> = (input, ctx) => {
  return { Namespace: namespaceView(requireNamespace(input.Id, ctx), ctx) };
};
