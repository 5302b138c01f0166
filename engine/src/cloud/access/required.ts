// What a call needs: actions on resources, and the roles that it passes. Where the resource is not known, `undefined` stands for any.
import { isOfKind, resourceKinds } from '../../authorization/actions.ts';
import type { AnyService } from '../../contracts/service.ts';
import type { NamedResource, ServicePermissions } from '../../contracts/service-permissions.ts';
import { roleArnOf } from '../../contracts/trusted-role.ts';
import type { Permission, ServiceCall } from '../../kernel/caller.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsFault } from '../../kernel/faults.ts';
import { own } from '../../kernel/own.ts';

export function requiredPermissions(
  service: AnyService,
  { operation, input }: ServiceCall,
  at: Context,
): Permission[] {
  const rules: ServicePermissions = service.permissions?.() ?? {};
  const { prefix = service.id } = rules;
  const given = input ?? {};
  const named = own(rules.actions, operation);
  const actions = typeof named === 'function' ? named(given, at) : (named ?? [operation]);
  const keys = keysOf(rules, given, operation, at);
  return [
    ...actions.flatMap((name) => {
      const action = name.includes(':') ? name : `${prefix}:${name}`;
      return resourcesOf(action, rules, given, operation, at).map((resource) => ({
        action,
        keys,
        ...(typeof resource === 'object'
          ? { resource: resource.arn, pattern: resource.pattern }
          : { resource }),
      }));
    }),
    ...passedRoles(rules, given, operation, at),
  ];
}

/** At least one: `*`, where the action has no resource. */
function resourcesOf(
  action: string,
  rules: ServicePermissions,
  input: object,
  operation: string,
  at: Context,
): readonly (NamedResource | undefined)[] {
  const kinds = resourceKinds(action);
  if (kinds?.length === 0) return ['*'];
  const named = lenient(() => rules.resource?.(input, at, operation));
  const found = named === undefined ? [] : [named].flat();
  if (found.length > 0) return found;
  return [kinds && arnIn(input, kinds)];
}

/** The first ARN in the input that is of one of these kinds. */
function arnIn(input: object, kinds: readonly string[]): string | undefined {
  return Object.values(input)
    .flat()
    .find(
      (value): value is string =>
        typeof value === 'string' && value.startsWith('arn:') && isOfKind(value, kinds),
    );
}

function passedRoles(
  { passes }: ServicePermissions,
  input: object,
  operation: string,
  at: Context,
): Permission[] {
  const roles = lenient(() => own(passes, operation)?.(input, at)) ?? [];
  return roles.flatMap(([role, service]) => {
    if (!role) return [];
    const resource = role.startsWith('arn:') ? role : roleArnOf(role, at);
    return [{ action: 'iam:PassRole', resource, keys: { 'iam:passedtoservice': [service] } }];
  });
}

function keysOf(rules: ServicePermissions, input: object, operation: string, at: Context) {
  const keys: Record<string, readonly string[]> = requestTags(input);
  const found = lenient(() => rules.keys?.(input, at, operation)) ?? {};
  for (const [key, value] of Object.entries(found)) {
    if (value !== undefined) keys[key] = [value].flat();
  }
  return keys;
}

interface Tag {
  readonly Key?: unknown;
  readonly key?: unknown;
  readonly Value?: unknown;
  readonly value?: unknown;
}

/** Of a call that sets tags, as a list or as a map. */
function requestTags(input: {
  readonly Tags?: unknown;
  readonly tags?: unknown;
}): Record<string, readonly string[]> {
  const tags = input.Tags ?? input.tags;
  if (typeof tags !== 'object' || tags === null) return {};
  const entries = Array.isArray(tags)
    ? tags.map((tag: Tag) => [String(tag?.Key ?? tag?.key), String(tag?.Value ?? tag?.value ?? '')] as const)
    : Object.entries(tags).map(([key, value]) => [key, String(value)] as const);
  if (entries.length === 0) return {};
  return {
    'aws:tagkeys': entries.map(([key]) => key),
    ...Object.fromEntries(entries.map(([key, value]) => [`aws:requesttag/${key.toLowerCase()}`, [value]])),
  };
}

/** What the input names may not exist: then the operation itself says so. */
function lenient<T>(find: () => T): T | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof AwsFault) return undefined;
    throw error;
  }
}
