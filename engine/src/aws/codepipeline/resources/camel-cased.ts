// The API's member names are the types' property names in lower camel case. An action's configuration keeps its keys, and
// its values become text.
import type { Properties } from '../../../contracts/resource-type.ts';

export function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Properties).map(([name, inner]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      name === 'Configuration' ? textValues(inner as Properties) : camelCased(inner),
    ]),
  );
}

const textValues = (configuration: Properties): Record<string, string> =>
  Object.fromEntries(
    Object.entries(configuration).map(([key, value]) => [
      key,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  );
