// A template's resources, for what can be told of them without an engine: values are those of parameters' defaults.
import type { ScalarTag } from 'yaml';
import { yaml } from '../text/yaml.ts';

export interface Resource {
  readonly id: string;
  readonly type: string;
  /** The condition that it is made under. */
  readonly condition: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly updatePolicy: Readonly<Record<string, unknown>>;
}

export interface Template {
  readonly resources: readonly Resource[];
  /** Expressions by the conditions' names. */
  readonly conditions: Readonly<Record<string, unknown>>;
  /** What parameters are without a value, by their names. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** What a value is, as far as it follows from defaults; undefined where it does not. */
  value(of: unknown): unknown;
}

type Entry = Readonly<Record<string, unknown>>;

/** The short forms of functions in YAML. */
const functions =
  'Base64 Cidr And Equals If Not Or FindInMap GetAtt GetAZs ImportValue Join Select Split Sub Transform'.split(
    ' ',
  );
const customTags = [
  ...[
    ...functions.map((name) => [`!${name}`, `Fn::${name}`]),
    ['!Ref', 'Ref'],
    ['!Condition', 'Condition'],
  ].flatMap(([tag = '', name = '']) => [
    { tag, resolve: (text: string) => ({ [name]: text }) } as ScalarTag,
    { tag, collection: 'seq', resolve: (seq: { toJSON(): unknown }) => ({ [name]: seq.toJSON() }) } as never,
    { tag, collection: 'map', resolve: (map: { toJSON(): unknown }) => ({ [name]: map.toJSON() }) } as never,
  ]),
];

/** Undefined when the text is no template. */
export function readTemplate(text: string): Template | undefined {
  let document: unknown;
  try {
    document = yaml().parse(text, { customTags, logLevel: 'silent' });
  } catch {
    return undefined;
  }
  const { Resources, Parameters, Conditions } = entry(document);
  if (typeof Resources !== 'object' || Resources === null) return undefined;
  const resources = Object.entries(entry(Resources)).map(([id, resource]) => ({
    id,
    type: String(entry(resource).Type ?? ''),
    condition: entry(resource).Condition as string | undefined,
    properties: entry(entry(resource).Properties),
    updatePolicy: entry(entry(resource).UpdatePolicy),
  }));
  const value = (of: unknown): unknown => {
    if (typeof of !== 'object' || of === null || Array.isArray(of)) return of;
    const { Ref, 'Fn::If': branches } = of as Entry;
    if (typeof Ref === 'string') return entry(entry(Parameters)[Ref]).Default;
    // What holds by default is not worked out: the first branch that says something.
    if (Array.isArray(branches))
      return branches
        .slice(1)
        .map(value)
        .find((each) => each !== undefined && !isNothing(each));
    return of;
  };
  const defaults = Object.fromEntries(
    Object.entries(entry(Parameters)).flatMap(([name, parameter]) =>
      entry(parameter).Default === undefined ? [] : [[name, entry(parameter).Default]],
    ),
  );
  return { resources, conditions: entry(Conditions), defaults, value };
}

const isNothing = (value: unknown) => entry(value).Ref === 'AWS::NoValue';

export const entry = (value: unknown): Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Entry) : {};
