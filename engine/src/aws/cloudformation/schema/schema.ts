// The public schema of a resource type, as `engine/scripts/generate-schemas.ts` writes it.
// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
import { generatedTable } from './generated-table.ts';

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

/** Complete schemas, for the types of services that the engine simulates. */
const simulated = generatedTable<TypeSchema>('schemas.json');
/** Top-level properties only, for every other public type. */
const others = generatedTable<TypeSchema>('other-schemas.json');

/** Undefined when AWS has no such type. */
export function schemaOf(type: string): TypeSchema | undefined {
  return simulated.get(type) ?? others.get(type);
}

/** The names of AWS's public types. */
export function publicTypes(): string[] {
  return [...new Set([...simulated.types(), ...others.types()])].filter((name) => name.startsWith('AWS::'));
}
