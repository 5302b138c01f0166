// Writes the shapes of the events that AWS's services send to EventBridge, as EventBridge's schema registry has them, for the test
// that compares the engine's with them: `npm run generate`. Source: @aws-cdk/aws-service-spec. A test generates again and compares.
import { writeFileSync } from 'node:fs';
import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import type { EventProperty, EventTypeDefinition, SpecDatabase } from '@aws-cdk/service-spec-types';

/** Whose events the engine publishes. */
const sources = [
  'acm',
  'autoscaling',
  'cloudwatch',
  'codebuild',
  'codecommit',
  'codedeploy',
  'codepipeline',
  'ec2',
  'ecr',
  'ecs',
  'elasticache',
  'events',
  'fis',
  'rds',
  's3',
].map((name) => `aws.${name}`);

export const file = new URL('../src/testing/event-shapes/generated/shapes.json', import.meta.url);

/** One event a line. */
export async function generate(): Promise<string> {
  const db = await loadAwsServiceSpec();
  const lines = db
    .all('event')
    .filter(({ source, detailType }) => sources.includes(source) && !detailType.includes('CloudTrail'))
    .map(({ source, detailType, rootProperty }) => [
      `${source} ${detailType}`,
      shapeOf(db.get('eventTypeDefinition', rootProperty), db),
    ])
    .map(([key, shape]) => `${JSON.stringify(key)}: ${JSON.stringify(shape)}`)
    .sort();
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** Members by name; a name that ends in `?` may be absent. */
function shapeOf({ properties }: EventTypeDefinition, db: SpecDatabase): object {
  return Object.fromEntries(
    Object.entries(properties).map(([name, { type, required }]) => [
      `${name}${required ? '' : '?'}`,
      typeOf(type, db),
    ]),
  );
}

function typeOf(type: EventProperty['type'], db: SpecDatabase): unknown {
  if (type.type === 'ref') return shapeOf(db.get('eventTypeDefinition', type.reference), db);
  if (type.type === 'array') return [typeOf(type.element, db)];
  if (type.type === 'map') return { '*': typeOf(type.element, db) };
  return type.type;
}

if (import.meta.main) writeFileSync(file, await generate());
