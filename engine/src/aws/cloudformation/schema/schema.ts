// The public schema of a resource type, as `engine/scripts/generate-schemas.ts` writes it.
// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
import { readFileSync } from 'node:fs';

/** The type of a value. `object` names one of the resource type's own definitions. */
export type ValueSchema =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'json'
  | 'tag'
  | { readonly list: ValueSchema }
  | { readonly map: ValueSchema }
  | { readonly object: string }
  | { readonly oneOf: readonly ValueSchema[] };

export interface PropertySchema {
  readonly type: ValueSchema;
  readonly required?: boolean;
  /** Whether a change replaces the resource. Absent: it does not. */
  readonly replacement?: 'always' | 'conditional';
}

export interface TypeSchema {
  readonly properties: Readonly<Record<string, PropertySchema>>;
  readonly definitions?: Readonly<Record<string, Readonly<Record<string, PropertySchema>>>>;
  /** Attribute names for Fn::GetAtt. */
  readonly attributes: readonly string[];
  /** The properties or attributes that identify the resource, usually the value of Ref. */
  readonly identifier: readonly string[];
  /** For example `arn:${Partition}:sns:${Region}:${Account}:${TopicName}`. */
  readonly arn?: string;
}

type Schemas = Readonly<Record<string, TypeSchema>>;

/** Complete schemas, for the types of services that the engine simulates. Read on first use, which takes 5 ms. */
const simulated = lazily('schemas.json');
/** Top-level properties only, for every other public type. */
const others = lazily('other-schemas.json');

/** Undefined when AWS has no such type. */
export function schemaOf(type: string): TypeSchema | undefined {
  return own(simulated(), type) ?? own(others(), type);
}

/** The names of AWS's public types. */
export function publicTypes(): string[] {
  return [...new Set([...Object.keys(simulated()), ...Object.keys(others())])].filter((name) =>
    name.startsWith('AWS::'),
  );
}

function own(schemas: Schemas, type: string): TypeSchema | undefined {
  return Object.hasOwn(schemas, type) ? schemas[type] : undefined;
}

function lazily(file: string): () => Schemas {
  let schemas: Schemas | undefined;
  return () => {
    schemas ??= JSON.parse(readFileSync(new URL(`../generated/${file}`, import.meta.url), 'utf8')) as Schemas;
    return schemas;
  };
}
