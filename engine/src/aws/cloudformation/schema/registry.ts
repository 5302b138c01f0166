// The resource types that exist: those that the engine simulates and those that it only records.
import type { ListedType } from '../../../contracts/listed-type.ts';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { customResource, isCustom } from '../custom-resource/custom-resource.ts';
import { recordedType } from './recorded.ts';
import { schemaOf, type TypeSchema } from './schema.ts';

export interface KnownType {
  readonly name: string;
  /** Absent for custom resources, which may have any properties. */
  readonly schema?: TypeSchema;
  readonly simulated: boolean;
  readonly handler: ResourceType;
}

/** Undefined when AWS has no such type. */
export type TypeRegistry = (name: string) => KnownType | undefined;

export function typeRegistry(types: readonly ListedType[]): TypeRegistry {
  const simulated = new Map(types.map((type) => [type.type, type]));
  const known = new Map<string, KnownType | undefined>();
  const look = (name: string): KnownType | undefined => {
    const schema = schemaOf(name);
    // Its properties are the provider's: its schema has only those that are CloudFormation's own.
    if (isCustom(name)) return { name, simulated: true, handler: customResource(name) };
    const handler = simulated.get(name)?.load();
    if (handler) return { name, simulated: true, handler, ...(schema ? { schema } : {}) };
    return schema && { name, schema, simulated: false, handler: recordedType(name, schema) };
  };
  return (name) => {
    if (!known.has(name)) known.set(name, look(name));
    return known.get(name);
  };
}
