// The public registry's schemas of resource types, with all that they demand of a value, as cfn-lint carries them.
// @aws-cdk/aws-service-spec, which the other schemas are made from, has of this the enumerations alone
// (`spec-enumerations.ts`).
import { execFileSync } from 'node:child_process';

/** https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html, a subset of JSON Schema. */
export interface RegistrySchema extends SchemaNode {
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

export interface SchemaNode {
  readonly $ref?: string;
  readonly enum?: readonly (string | number | boolean)[];
  readonly const?: string | number | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly required?: readonly string[];
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
  readonly oneOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
}

const script = `
import json, sys
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER as schemas
found = {}
for name in json.load(sys.stdin):
    try:
        found[name] = schemas.get_resource_schema('us-east-1', name).schema
    except Exception:
        pass
json.dump(found, sys.stdout)
`;

/** The schemas of the types that the registry has; undefined where there is no cfn-lint. */
export function registrySchemas(
  types: readonly string[],
): Readonly<Record<string, RegistrySchema>> | undefined {
  try {
    const text = execFileSync('python3', ['-c', script], {
      input: JSON.stringify(types),
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    });
    return JSON.parse(text) as Record<string, RegistrySchema>;
  } catch {
    return undefined;
  }
}
