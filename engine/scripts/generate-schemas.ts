// Writes the subset of AWS's public resource schemas that the engine needs: `npm run generate`.
// Source: @aws-cdk/aws-service-spec, which is too large to load at run time (1,828 types, half a second, 200 MB).
// A test generates again and compares.
import { writeFileSync } from 'node:fs';
import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import type {
  Resource,
  SpecDatabase,
  Property as SpecProperty,
  PropertyType as SpecType,
} from '@aws-cdk/service-spec-types';
import type { PropertySchema, TypeSchema, ValueSchema } from '../src/aws/cloudformation/schema/schema.ts';
import { services } from '../src/aws/services.ts';

/** Services (`ECS`) whose types are kept whole, those of which the engine simulates one; of others an outline. */
const simulated = new Set(
  services.flatMap(({ resources = [] }) => resources).map(({ type }) => type.split('::')[1] ?? ''),
);

/**
 * Where the template reference (2026) and the registry's schemas disagree on "Update requires", the reference wins:
 * it is what stacks were seen to do.
 */
const noReplacement: Readonly<Record<string, readonly string[]>> = {
  'AWS::ECS::Service': ['LaunchType', 'DeploymentController'],
};

/** Types that CloudFormation knows and the registry's schemas leave out. */
const unlisted: Readonly<Record<string, TypeSchema>> = {
  'AWS::CDK::Metadata': { properties: { Analytics: { type: 'string' } }, attributes: [], identifier: [] },
  // A hook of templates, which the transform AWS::CodeDeployBlueGreen makes resources of.
  'AWS::CodeDeploy::BlueGreen': {
    properties: Object.fromEntries(
      [
        'Phase',
        'Cluster',
        'Service',
        'TargetGroups',
        'TargetGroup',
        'ProductionListener',
        'TestListener',
        'TaskSet',
        'Hook',
        'Colour',
        'Version',
      ].map((name) => [name, { type: 'json' as const }]),
    ),
    attributes: [],
    identifier: [],
  },
};

export const files = {
  simulated: new URL('../src/aws/cloudformation/generated/schemas.json', import.meta.url),
  recorded: new URL('../src/aws/cloudformation/generated/other-schemas.json', import.meta.url),
};

/** The two files' texts, one type a line so that differences can be read. */
export async function generate(): Promise<{ simulated: string; recorded: string }> {
  const db = await loadAwsServiceSpec();
  const whole: [string, TypeSchema][] = [];
  const outlines: [string, TypeSchema][] = Object.entries(unlisted);
  for (const resource of db.all('resource')) {
    const isWhole = simulated.has(resource.cloudFormationType.split('::')[1] ?? '');
    (isWhole ? whole : outlines).push([resource.cloudFormationType, schemaOf(resource, db, isWhole)]);
  }
  return { simulated: lines(whole), recorded: lines(outlines) };
}

function schemaOf(resource: Resource, db: SpecDatabase, whole: boolean): TypeSchema {
  const value = (type: SpecType): ValueSchema => (whole ? valueSchema(type, db) : 'json');
  const definitions = whole
    ? db
        .follow('usesType', resource)
        .map(({ entity }) => [entity.name, propertiesOf(entity.properties, value)] as const)
    : [];
  const fixed = noReplacement[resource.cloudFormationType] ?? [];
  return {
    properties: Object.fromEntries(
      Object.entries(propertiesOf(resource.properties, value)).map(([name, { replacement, ...rest }]) => [
        name,
        replacement && !fixed.includes(name) ? { ...rest, replacement } : rest,
      ]),
    ),
    ...(definitions.length > 0 ? { definitions: Object.fromEntries(definitions) } : {}),
    attributes: Object.keys(resource.attributes),
    identifier: resource.cfnRefIdentifier ?? resource.primaryIdentifier ?? [],
    ...(resource.arnTemplate ? { arn: resource.arnTemplate } : {}),
  };
}

function propertiesOf(
  properties: Readonly<Record<string, SpecProperty>>,
  value: (type: SpecType) => ValueSchema,
): Record<string, PropertySchema> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, { type, required, causesReplacement }]) => [
      name,
      {
        type: value(type),
        ...(required ? { required } : {}),
        ...(causesReplacement === 'yes' ? { replacement: 'always' as const } : {}),
        ...(causesReplacement === 'maybe' ? { replacement: 'conditional' as const } : {}),
      },
    ]),
  );
}

function valueSchema(type: SpecType, db: SpecDatabase): ValueSchema {
  switch (type.type) {
    case 'string':
    case 'date-time':
      return 'string';
    case 'integer':
    case 'number':
    case 'boolean':
    case 'json':
    case 'tag':
      return type.type;
    case 'null':
      return 'json';
    case 'array':
      return { list: valueSchema(type.element, db) };
    case 'map':
      return { map: valueSchema(type.element, db) };
    case 'ref':
      return { object: db.get('typeDefinition', type.reference.$ref).name };
    case 'union':
      return { oneOf: type.types.map((each) => valueSchema(each, db)) };
  }
}

function lines(types: [string, TypeSchema][]): string {
  const sorted = types.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{\n${sorted.map(([type, schema]) => `${JSON.stringify(type)}:${JSON.stringify(schema)}`).join(',\n')}\n}\n`;
}

if (import.meta.main) {
  const { simulated: schemas, recorded } = await generate();
  writeFileSync(files.simulated, schemas);
  writeFileSync(files.recorded, recorded);
}
