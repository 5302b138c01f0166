// The enumerations of @aws-cdk/aws-service-spec, which is newer than the schemas that cfn-lint carries: values that only one of
// the two has are values that AWS takes.
import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import type {
  SpecDatabase,
  Property as SpecProperty,
  PropertyType as SpecType,
} from '@aws-cdk/service-spec-types';
import type { PropertyConstraints, TypeConstraints } from '../src/aws/cloudformation/schema/constraints.ts';

/** By type; types that have none are absent. */
export async function specEnumerations(
  types: readonly string[],
): Promise<ReadonlyMap<string, PropertyConstraints>> {
  const db = await loadAwsServiceSpec();
  return new Map(
    types.flatMap((type) => {
      const [resource] = db.lookup('resource', 'cloudFormationType', 'equals', type);
      const node = resource && ofProperties(resource.properties, db, []);
      return node ? [[type, node] as const] : [];
    }),
  );
}

function ofProperties(
  properties: Readonly<Record<string, SpecProperty>>,
  db: SpecDatabase,
  within: readonly string[],
): PropertyConstraints | undefined {
  const found = Object.entries(properties).flatMap(([name, { type }]) => {
    const node = ofType(type, db, within);
    return node ? [[name, node] as const] : [];
  });
  return found.length > 0 ? { properties: Object.fromEntries(found) } : undefined;
}

function ofType(
  type: SpecType,
  db: SpecDatabase,
  within: readonly string[],
): PropertyConstraints | undefined {
  switch (type.type) {
    case 'string':
      return type.allowedValues ? { enum: type.allowedValues } : undefined;
    case 'array': {
      const items = ofType(type.element, db, within);
      return items && { items };
    }
    case 'map': {
      const values = ofType(type.element, db, within);
      return values && { values };
    }
    case 'ref': {
      const { name, properties } = db.get('typeDefinition', type.reference.$ref);
      return within.includes(name) ? undefined : ofProperties(properties, db, [...within, name]);
    }
    default:
      return undefined;
  }
}

/** The constraints with these enumerations: where both have one, a value may be of either. */
export function withEnumerations(table: TypeConstraints, extra: PropertyConstraints): TypeConstraints {
  const definitions: Record<string, PropertyConstraints> = { ...table.definitions };
  const merge = (node: PropertyConstraints | undefined, more: PropertyConstraints): PropertyConstraints => {
    const name = node?.definition;
    const definition = name === undefined ? undefined : definitions[name];
    if (name !== undefined && definition) {
      definitions[name] = merge(definition, more);
      return node!;
    }
    const { properties, items, values } = more;
    return {
      ...node,
      ...(more.enum && { enum: [...new Set([...(node?.enum ?? []), ...more.enum])] }),
      ...(properties && { properties: mergeAll(node?.properties, properties) }),
      ...(items && { items: merge(node?.items, items) }),
      ...(values && { values: merge(node?.values, values) }),
    };
  };
  const mergeAll = (
    nodes: Readonly<Record<string, PropertyConstraints>> = {},
    more: Readonly<Record<string, PropertyConstraints>>,
  ) => ({
    ...nodes,
    ...Object.fromEntries(Object.entries(more).map(([name, each]) => [name, merge(nodes[name], each)])),
  });
  const properties = merge(table.properties, extra);
  return { properties, ...(Object.keys(definitions).length > 0 && { definitions }) };
}
