// The public schema of a resource type, as `engine/scripts/generate-schemas.ts` writes it.
// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
import { readFileSync } from 'node:fs';

/** How a value must look; `object` names one of the type's own definitions. */
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
  /** What a change of it does to the resource; absent: no replacement. */
  readonly replacement?: 'always' | 'conditional';
}

export interface TypeSchema {
  readonly properties: Readonly<Record<string, PropertySchema>>;
  readonly definitions?: Readonly<Record<string, Readonly<Record<string, PropertySchema>>>>;
  /** Names for Fn::GetAtt. */
  readonly attributes: readonly string[];
  /** The properties or attributes that make up the value of Ref. */
  readonly identifier: readonly string[];
  /** For example `arn:${Partition}:sns:${Region}:${Account}:${TopicName}`. */
  readonly arn?: string;
}

type Schemas = Readonly<Record<string, TypeSchema>>;

/** Types of the services that the engine simulates, whole. Read on first use: 5 ms. */
const simulated = lazily('schemas.json');
/** Every other public type: top-level properties only. */
const others = lazily('other-schemas.json');

/** Undefined when AWS has no such type. */
export function schemaOf(type: string): TypeSchema | undefined {
  return own(simulated(), type) ?? own(others(), type);
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
