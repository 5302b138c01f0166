// Looks up event buses and rules.
import { isOfHere } from '../../kernel/arn.ts';
import type { Context } from '../../kernel/context.ts';
import { busNotFound, ruleNotFound } from './faults.ts';
import { type BusRecord, buses, type RuleRecord, ruleKey, rules } from './state.ts';

export const defaultBus = 'default';

/** @param given a name or an ARN; the default event bus when absent */
export const busName = (given = defaultBus): string =>
  given.replace(/^arn:[^:]*:events:[^:]*:[^:]*:event-bus\//, '');

export const busArn = (name: string, ctx: Context): string => ctx.arn('events', `event-bus/${name}`);

/** Undefined when there is none. */
export function findBus(given: string | undefined, ctx: Context): BusRecord | undefined {
  const name = busName(given);
  const found = ctx.get(buses, name);
  if (found || name !== defaultBus) return found;
  // AWS makes it with the account.
  return { name, arn: busArn(name, ctx), policy: {}, settings: {}, tags: {}, createdAt: 0, modifiedAt: 0 };
}

/** @throws ResourceNotFoundException */
export function requireBus(given: string | undefined, ctx: Context): BusRecord {
  const found = findBus(given, ctx);
  if (!found) throw busNotFound(busName(given));
  return found;
}

/** As rules have it. @throws ResourceNotFoundException */
export function busOfRules(given: string | undefined, ctx: Context): string | undefined {
  const { name } = requireBus(given, ctx);
  return name === defaultBus ? undefined : name;
}

/** @throws ResourceNotFoundException */
export function requireRule(name: string, bus: string | undefined, ctx: Context): RuleRecord {
  const own = busOfRules(bus, ctx);
  const rule = ctx.get(rules, ruleKey({ name, ...(own !== undefined && { bus: own }) }));
  if (!rule) throw ruleNotFound(name, own ?? defaultBus);
  return rule;
}

/** What has tags. */
export type Tagged =
  | { readonly kind: 'bus'; readonly record: BusRecord }
  | { readonly kind: 'rule'; readonly record: RuleRecord };

/** @throws ResourceNotFoundException */
export function requireTagged(arn: string, ctx: Context): Tagged {
  const [, kind, path = ''] = /^arn:[^:]*:events:[^:]*:[^:]*:(rule|event-bus)\/(.+)$/.exec(arn) ?? [];
  if (kind === 'event-bus') {
    if (!isOfHere(arn, ctx)) throw busNotFound(path);
    return { kind: 'bus', record: requireBus(path, ctx) };
  }
  const at = path.lastIndexOf('/');
  const name = path.slice(at + 1) || arn;
  const bus = at < 0 ? undefined : path.slice(0, at);
  const record = requireRule(name, bus, ctx);
  if (!isOfHere(arn, ctx)) throw ruleNotFound(name, bus ?? defaultBus);
  return { kind: 'rule', record };
}

export function putTags(
  { kind, record }: Tagged,
  tags: Readonly<Record<string, string>>,
  ctx: Context,
): void {
  if (kind === 'bus') ctx.put(buses, record.name, { ...record, tags });
  else ctx.put(rules, ruleKey(record), { ...record, tags });
}
