// Writes what the public resource schemas demand of the simulated types' properties: `npm run generate`. A test generates
// again and compares, where cfn-lint's copy of the schemas is at hand.
import { writeFileSync } from 'node:fs';
import type { PropertyConstraints, TypeConstraints } from '../src/aws/cloudformation/schema/constraints.ts';
import { services } from '../src/aws/services.ts';
import { type RegistrySchema, registrySchemas, type SchemaNode } from './registry-schemas.ts';
import { specEnumerations, withEnumerations } from './spec-enumerations.ts';

export const file = new URL('../src/aws/cloudformation/generated/property-constraints.json', import.meta.url);

/** Where CloudFormation answers in words of its own, which the type's handler has. */
const ownWords: Readonly<Record<string, readonly (keyof SchemaNode)[]>> = {
  // "At least one of [Groups,Roles,Users] must be non-empty."
  'AWS::IAM::Policy': ['anyOf'],
};

/** What cfn-lint's copy demands of a property of a definition, and AWS does not. */
const notDemanded: Readonly<Record<string, readonly string[]>> = {
  // ECS takes any protocol, and makes tcp of what is not udp.
  'AWS::ECS::TaskDefinition': ['PortMapping.Protocol'],
  // Six paths reach ELBv2, which refuses them: https://github.com/aws-cloudformation/cfn-lint/issues/3833
  'AWS::ElasticLoadBalancingV2::ListenerRule': ['PathPatternConfig.Values'],
};

/** The text, a type a line; undefined where there is no cfn-lint. */
export async function generatePropertyConstraints(): Promise<string | undefined> {
  const types = services.flatMap(({ resources = [] }) => resources.map(({ type }) => type)).sort();
  const schemas = registrySchemas(types);
  if (!schemas) return undefined;
  const enumerations = await specEnumerations(types);
  const lines = types.flatMap((type) => {
    const schema = schemas[type];
    const found = schema && constraintsOf(type, schema);
    const extra = enumerations.get(type);
    const constraints = extra ? withEnumerations(found ?? { properties: {} }, extra) : found;
    return constraints ? [`${JSON.stringify(type)}:${JSON.stringify(constraints)}`] : [];
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

function constraintsOf(type: string, schema: RegistrySchema): TypeConstraints | undefined {
  const { definitions: given = {}, ...root } = schema;
  const definitions = without(given, notDemanded[type] ?? []);
  const constrained = constrainedDefinitions(definitions);
  const dropped = ownWords[type] ?? [];
  const properties = prune(
    Object.fromEntries(Object.entries(root).filter(([key]) => !dropped.includes(key as keyof SchemaNode))),
    constrained,
  );
  if (!properties) return undefined;
  const kept = Object.entries(definitions).flatMap(([name, node]) => {
    const pruned = constrained.has(name) ? prune(node, constrained) : undefined;
    return pruned ? [[name, pruned] as const] : [];
  });
  return { properties, ...(kept.length > 0 && { definitions: Object.fromEntries(kept) }) };
}

function without(
  definitions: Readonly<Record<string, SchemaNode>>,
  paths: readonly string[],
): Readonly<Record<string, SchemaNode>> {
  const left = { ...definitions };
  for (const path of paths) {
    const [name = '', property = ''] = path.split('.');
    const { [property]: _dropped, ...properties } = left[name]?.properties ?? {};
    left[name] = { ...left[name], properties };
  }
  return left;
}

/** Definitions that demand something, or lead to one that does. */
function constrainedDefinitions(definitions: Readonly<Record<string, SchemaNode>>): ReadonlySet<string> {
  const found = new Set<string>();
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [name, node] of Object.entries(definitions)) if (prune(node, found)) found.add(name);
  }
  return found;
}

/** The node without what demands nothing; undefined when nothing is left. */
function prune(node: SchemaNode, constrained: ReadonlySet<string>): PropertyConstraints | undefined {
  const name = node.$ref?.replace('#/definitions/', '');
  const properties = Object.entries(node.properties ?? {}).flatMap(([key, inner]) => {
    const pruned = prune(inner, constrained);
    return pruned ? [[key, pruned] as const] : [];
  });
  const items = node.items && prune(node.items, constrained);
  const [values] = Object.values(node.patternProperties ?? {}).map((inner) => prune(inner, constrained));
  const kept: PropertyConstraints = {
    ...pick(node, ['enum', 'minimum', 'maximum', 'minLength', 'maxLength', 'pattern']),
    ...pick(node, ['minItems', 'maxItems', 'dependencies']),
    ...(node.const !== undefined && { enum: [node.const] }),
    ...(node.uniqueItems && { uniqueItems: true }),
    ...(name !== undefined && constrained.has(name) && { definition: name }),
    ...alternatives('oneOf', node),
    ...alternatives('anyOf', node),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(items && { items }),
    ...(values && { values }),
  };
  return Object.keys(kept).length > 0 ? kept : undefined;
}

/** Only those that differ in the members that they require: others are of use to tools alone. */
function alternatives(rule: 'oneOf' | 'anyOf', node: SchemaNode): Partial<PropertyConstraints> {
  const required = (node[rule] ?? []).map((each) =>
    Object.keys(each).every((key) => key === 'required') ? each.required : undefined,
  );
  return required.length > 0 && required.every((each) => each !== undefined) ? { [rule]: required } : {};
}

function pick<K extends keyof SchemaNode>(node: SchemaNode, keys: readonly K[]): Pick<SchemaNode, K> {
  return Object.fromEntries(
    keys.filter((key) => node[key] !== undefined).map((key) => [key, node[key]]),
  ) as Pick<SchemaNode, K>;
}

if (import.meta.main) {
  const text = await generatePropertyConstraints();
  if (text) writeFileSync(file, text);
  else
    console.warn(
      'There is no cfn-lint here (pip install cfn-lint): what is demanded of properties stays as it is.',
    );
}
