// The Cloud Map namespace of a cluster's defaults or of a service: by name, id or ARN.
import type { Context } from '../../../kernel/context.ts';
import { namespaceNotFound, unlessFault } from '../faults.ts';

export interface FoundNamespace {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
}

export function findNamespace(ctx: Context, given: string): FoundNamespace | undefined {
  const named = ctx.call('servicediscovery', 'ListNamespaces', {
    Filters: [{ Name: 'NAME', Values: [given] }],
  }).Namespaces?.[0];
  const found =
    named ?? unlessFault(() => ctx.call('servicediscovery', 'GetNamespace', { Id: given }))?.Namespace;
  return found && { id: found.Id!, arn: found.Arn!, name: found.Name! };
}

export function requireNamespace(ctx: Context, given: string): FoundNamespace {
  const found = findNamespace(ctx, given);
  if (!found) throw namespaceNotFound();
  return found;
}

/** "If you enter a new name, Amazon ECS creates an HTTP namespace"; it outlives the cluster. @returns its ARN */
export function defaultNamespace(ctx: Context, given: string): string {
  const found = findNamespace(ctx, given);
  if (found) return found.arn;
  if (given.startsWith('arn:')) throw namespaceNotFound();
  ctx.call('servicediscovery', 'CreateHttpNamespace', { Name: given });
  return requireNamespace(ctx, given).arn;
}
