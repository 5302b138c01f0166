// The parts of Go templates that are common in `--format`: fields, `index`, `json` and `len`.
// https://pkg.go.dev/text/template
import { CommandFailure } from './options.ts';

/** @throws CommandFailure for anything else, and for an index out of range */
export function renderTemplate(template: string, data: unknown): string {
  return template.replace(/\{\{-?\s*(.*?)\s*-?\}\}/g, (_, action: string) => text(evaluate(action, data)));
}

function evaluate(action: string, data: unknown): unknown {
  const [first = '', ...rest] = action.match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? [];
  if (first.startsWith('.') && rest.length === 0) return field(first, data);
  switch (first) {
    case 'json':
      return JSON.stringify(field(rest[0] ?? '', data));
    case 'len': {
      const value = field(rest[0] ?? '', data);
      return typeof value === 'object' && value !== null ? Object.keys(value).length : String(value).length;
    }
    case 'index':
      return rest
        .slice(1)
        .reduce((value: unknown, key) => element(value, key, action), field(rest[0] ?? '', data));
    default:
      throw new CommandFailure(
        `template: the embedded builder does not know {{${action}}}: use fields, index, json or len`,
      );
  }
}

function field(path: string, data: unknown): unknown {
  if (path === '.') return data;
  let value = data;
  for (const name of path.slice(1).split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function element(value: unknown, key: string, action: string): unknown {
  const at = key.startsWith('"') ? (JSON.parse(key) as string) : key;
  const found =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[at] : undefined;
  if (found === undefined && Array.isArray(value))
    throw new CommandFailure(
      `template: :1:2: executing "" at <${action}>: error calling index: index out of range: ${at}`,
    );
  return found;
}

function text(value: unknown): string {
  if (value === undefined) return '<no value>';
  if (Array.isArray(value)) return `[${value.map(text).join(' ')}]`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
