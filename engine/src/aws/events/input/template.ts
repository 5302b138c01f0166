// Input templates: `{"item": <item>}` or `"The item <item> was sold."`, whose placeholders are filled from the event.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
import type { InputTransformer } from '@aws-sdk/client-eventbridge';
import { parseJson } from '../../../kernel/json.ts';
import { valueAt } from './json-path.ts';

const placeholder = /<([A-Za-z0-9_.-]+)>/g;
const predefined = [
  'aws.events.rule-arn',
  'aws.events.rule-name',
  'aws.events.event.ingestion-time',
  'aws.events.event',
  'aws.events.event.json',
];

export const placeholdersOf = (template: string): string[] =>
  [...template.matchAll(placeholder)].map(([, name = '']) => name);

/** The first placeholder that nothing fills. */
export function unknownPlaceholder({
  InputTemplate = '',
  InputPathsMap = {},
}: InputTransformer): string | undefined {
  const known = [...predefined, ...Object.keys(InputPathsMap)];
  return placeholdersOf(InputTemplate).find((name) => !known.includes(name));
}

export interface RuleOfInput {
  readonly arn: string;
  readonly name: string;
}

/** What the template makes of the event; undefined when that is no JSON, which is not delivered. */
export function fill(
  { InputTemplate = '', InputPathsMap = {} }: InputTransformer,
  event: object,
  rule: RuleOfInput,
): string | undefined {
  const { detail: _without, ...envelope } = event as Readonly<Record<string, unknown>>;
  const values: Readonly<Record<string, unknown>> = {
    ...Object.fromEntries(Object.entries(InputPathsMap).map(([name, path]) => [name, valueAt(path, event)])),
    'aws.events.rule-arn': rule.arn,
    'aws.events.rule-name': rule.name,
    'aws.events.event.ingestion-time': envelope.time,
    'aws.events.event': envelope,
    'aws.events.event.json': event,
  };
  const filled = InputTemplate.replace(placeholder, (_whole, name: string, at: number) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (isQuoted(InputTemplate, at)) return JSON.stringify(textOf(value)).slice(1, -1);
    return value === undefined ? '""' : JSON.stringify(value);
  });
  return isDeliverable(filled) ? filled : undefined;
}

/** Whether an odd number of quotation marks comes before. */
function isQuoted(template: string, at: number): boolean {
  const before = template.slice(0, at).replace(/\\./gs, '');
  return (before.split('"').length - 1) % 2 === 1;
}

/** Inside a text, lists and objects lose their quotation marks. */
function textOf(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value).replaceAll('"', '');
}

/** JSON, or lines of quoted texts. */
function isDeliverable(text: string): boolean {
  const isJson = (part: string) => {
    try {
      parseJson(part);
      return true;
    } catch {
      return false;
    }
  };
  return (
    isJson(text) ||
    text
      .trim()
      .split(/\n/)
      .every((line) => /^\s*"/.test(line) && isJson(line.trim()))
  );
}
