// Attributes are keys with string values; each kind of resource has its own list, with defaults and allowed values.
import { invalidConfiguration } from './faults.ts';
import type { Attributes } from './state.ts';

export interface AttributeRule {
  readonly byDefault: string;
  /** Whether the value is allowed. */
  readonly allows: (value: string) => boolean;
}

export type AttributeTable = Readonly<Record<string, AttributeRule>>;

export const flag = (byDefault: boolean): AttributeRule => ({
  byDefault: String(byDefault),
  allows: (value) => value === 'true' || value === 'false',
});

export const whole = (byDefault: number, min: number, max: number): AttributeRule => ({
  byDefault: String(byDefault),
  allows: (value) => /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max,
});

export const oneOf = (byDefault: string, ...others: string[]): AttributeRule => ({
  byDefault,
  allows: (value) => value === byDefault || others.includes(value),
});

export const text = (byDefault = '', pattern = /^.*$/): AttributeRule => ({
  byDefault,
  allows: (value) => pattern.test(value),
});

export function withDefaults(table: AttributeTable, set: Attributes): Record<string, string> {
  const defaults = Object.entries(table).map(([key, { byDefault }]) => [key, byDefault] as const);
  return { ...Object.fromEntries(defaults), ...set };
}

/** @throws InvalidConfigurationRequest for a key or value that is not allowed. `what`: `Load balancer`, for example. */
export function changed(
  what: string,
  table: AttributeTable,
  before: Attributes,
  given: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[],
): Attributes {
  const after: Record<string, string> = { ...before };
  for (const { Key = '', Value = '' } of given) {
    const rule = Object.hasOwn(table, Key) ? table[Key] : undefined;
    if (!rule) throw invalidConfiguration(`${what} attribute key '${Key}' is not recognized`);
    if (!rule.allows(Value)) {
      throw invalidConfiguration(
        `The value '${Value}' is not valid for the ${what.toLowerCase()} attribute '${Key}'`,
      );
    }
    after[Key] = Value;
  }
  return after;
}

export function attributesView(table: AttributeTable, set: Attributes): { Key: string; Value: string }[] {
  return Object.entries(withDefaults(table, set)).map(([Key, Value]) => ({ Key, Value }));
}
