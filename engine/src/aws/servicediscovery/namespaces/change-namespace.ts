// What the three operations that update a namespace have in common.
import type { NamespaceType } from '@aws-sdk/client-servicediscovery';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { noteOperation } from '../asynchronous.ts';
import { namespaceNotFound } from '../faults.ts';
import { requireNamespace } from '../find.ts';
import { namespaces } from '../state.ts';

export function changeNamespace(
  id: string | undefined,
  type: NamespaceType,
  change: { readonly description: string | undefined; readonly soaTtl?: number | undefined },
  ctx: Context,
): { readonly OperationId: string } {
  const before = requireNamespace(id, ctx);
  if (before.type !== type) throw namespaceNotFound(id ?? '');
  ctx.put(namespaces, before.id, {
    ...before,
    ...plain({ description: change.description, soaTtl: change.soaTtl }),
  });
  return { OperationId: noteOperation('UPDATE_NAMESPACE', { NAMESPACE: before.id }, ctx) };
}
