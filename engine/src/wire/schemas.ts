// Operation schemas from the SDK's clients. They are loaded with a service's first call: EC2's alone take 150 ms.
import type { NormalizedSchema } from '@smithy/core/schema';
import { lazily } from '../kernel/lazily.ts';
import type { ServiceId } from '../kernel/registry.ts';

export interface OperationSchema {
  readonly name: string;
  /** From the `http` trait, for REST protocols only. */
  readonly http?: readonly [method: string, uri: string, status: number];
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
}

export type ServiceSchemas = ReadonlyMap<string, OperationSchema>;

/** What is needed of a service to load its schemas. */
export interface SchemaSource {
  readonly id: ServiceId;
  readonly client: () => Promise<object>;
}

const loaded = new Map<ServiceId, Promise<ServiceSchemas>>();

export function loadSchemas({ id, client }: SchemaSource): Promise<ServiceSchemas> {
  const known = loaded.get(id);
  if (known) return known;
  const loading = client().then(collect);
  loaded.set(id, loading);
  return loading;
}

/** An operation's static schema is `[9, namespace, name, traits, input, output]`. */
const operationMarker = 9;

const schemaLibrary = lazily(
  (require) => require('@smithy/core/schema') as typeof import('@smithy/core/schema'),
);

function collect(client: object): ServiceSchemas {
  const { NormalizedSchema } = schemaLibrary();
  const operations = new Map<string, OperationSchema>();
  for (const value of Object.values(client)) {
    if (!Array.isArray(value) || value[0] !== operationMarker) continue;
    const [, , name, traits, input, output] = value;
    const http = typeof traits === 'object' ? traits.http : undefined;
    operations.set(name, {
      name,
      http,
      input: NormalizedSchema.of(input),
      output: NormalizedSchema.of(output),
    });
  }
  return operations;
}

/** How many of a structure's first members are required. */
export function requiredCount(schema: NormalizedSchema): number {
  const raw = schema.getSchema();
  return Array.isArray(raw) && typeof raw[6] === 'number' ? raw[6] : 0;
}
