// Looks up rules. Only the default event bus exists.
import { isOfHere } from '../../kernel/arn.ts';
import type { Context } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/table.ts';
import { busNotFound, ruleNotFound } from './faults.ts';
import { type RuleRecord, rules } from './state.ts';

export function checkBus(name: string | undefined): void {
  if (!isDefaultBus(name)) throw busNotFound(bareName(name));
}

export const isDefaultBus = (name: string | undefined): boolean => bareName(name) === 'default';

const bareName = (name = 'default') => name.replace(/^arn:[^:]*:events:[^:]*:[^:]*:event-bus\//, '');

export function requireRule(name: string, bus: string | undefined, state: Pick<Reader, 'get'>): RuleRecord {
  checkBus(bus);
  const rule = state.get(rules, name);
  if (!rule) throw ruleNotFound(name);
  return rule;
}

export function requireTagged(arn: string, ctx: Context): RuleRecord {
  const name = /^arn:[^:]*:events:[^:]*:[^:]*:rule\/(?:default\/)?([\w.-]+)$/.exec(arn)?.[1];
  const rule = requireRule(name ?? arn, undefined, ctx);
  if (!isOfHere(arn, ctx)) throw ruleNotFound(rule.name);
  return rule;
}
