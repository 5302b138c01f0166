// What can be scaffolded. Each kind is a function from its parameters to the files that it writes or changes.
import { camel, kebab } from './names.ts';

export interface Change {
  /** From the repository's root. */
  readonly path: string;
  readonly text: string;
  /** The file exists, and a line is added. */
  readonly isEdit?: true;
}

export interface Repository {
  read(path: string): string;
  exists(path: string): boolean;
}

export interface Kind {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly summary: string;
  make(args: readonly string[], repository: Repository): Change[];
}

/** What the caller can put right. */
export class ScaffoldError extends Error {}

const aws = 'engine/src/aws';

export const kinds: readonly Kind[] = [
  {
    name: 'service',
    parameters: ['<cli-name>', '<sdk-client>', '<protocol>'],
    summary: 'an AWS service, for example: service sqs @aws-sdk/client-sqs awsJson',
    make: ([id = '', client = '', protocol = ''], { read }) => [
      { path: `${aws}/${id}/index.ts`, text: serviceIndex(id, client, protocol) },
      { path: `${aws}/${id}/generated/operations.ts`, text: emptyOperations },
      { path: `${aws}/${id}/faults.ts`, text: faults(id) },
      { path: `${aws}/${id}/examples.ts`, text: examples },
      { path: `${aws}/index.ts`, isEdit: true, text: withExport(read(`${aws}/index.ts`), id) },
    ],
  },
  {
    name: 'operation',
    parameters: ['<service>', '<Name>'],
    summary: 'an operation of a service and its test, for example: operation sqs CreateQueue',
    make: ([service = '', name = ''], repository) => {
      requireService(service, repository);
      return [
        { path: `${aws}/${service}/operations/${kebab(name)}.ts`, text: operation(service, name) },
        { path: `${aws}/${service}/operations/${kebab(name)}.test.ts`, text: operationTest(service, name) },
      ];
    },
  },
  {
    name: 'resource',
    parameters: ['<service>', '<AWS::Service::Type>'],
    summary: 'a CloudFormation resource type, for example: resource sqs AWS::SQS::Queue',
    make: ([service = '', type = ''], repository) => {
      requireService(service, repository);
      const name = type.split('::')[2];
      if (!name) throw new ScaffoldError(`${type} is no resource type: AWS::Service::Type.`);
      const index = `${aws}/${service}/index.ts`;
      return [
        { path: `${aws}/${service}/resources/${kebab(name)}.ts`, text: resource(type, name) },
        { path: index, isEdit: true, text: withResource(repository.read(index), name) },
        {
          path: `${aws}/${service}/examples.ts`,
          isEdit: true,
          text: withExample(repository.read(`${aws}/${service}/examples.ts`), type),
        },
      ];
    },
  },
  {
    name: 'event',
    parameters: ['<service>', '<Detail type>'],
    summary: 'an event that a service publishes, for example: event sqs "Queue State Change"',
    make: ([service = '', detailType = ''], repository) => {
      requireService(service, repository);
      const name = kebab(detailType.replaceAll(' ', ''));
      return [{ path: `${aws}/${service}/events/${name}.ts`, text: event(service, name, detailType) }];
    },
  },
  {
    name: 'action-target',
    parameters: ['<service>', '<name>'],
    summary: 'what an alarm, a rule or a hook can trigger of a service: action-target sqs queue',
    make: ([service = '', name = ''], repository) => {
      requireService(service, repository);
      const index = `${aws}/${service}/index.ts`;
      return [
        { path: `${aws}/${service}/action-targets/${name}.ts`, text: actionTarget(service, name) },
        { path: index, isEdit: true, text: withActionTarget(repository.read(index), name) },
      ];
    },
  },
  {
    name: 'driver',
    parameters: ['<name>'],
    summary: 'a driver with an effect and a report, for example: driver queue',
    make: ([name = '']) => [
      { path: `engine/src/contracts/${name}.ts`, text: driverContract(name) },
      { path: `engine/src/drivers/${name}/index.ts`, text: driver(name) },
    ],
  },
];

function requireService(service: string, { exists }: Repository): void {
  if (!exists(`${aws}/${service}/index.ts`)) {
    throw new ScaffoldError(`There is no service ${service}: npm run new -- service ${service} …`);
  }
}

function serviceIndex(id: string, client: string, protocol: string): string {
  const key = /^\w+$/.test(id) ? id : `'${id}'`;
  const targets = protocol === 'awsJson' ? ", targetPrefixes: ['Name in X-Amz-Target before the dot']" : '';
  return `// What the service is for, in a sentence, and what of it is simulated.
import { defineService } from '../../contracts/service.ts';
import { operations } from './generated/operations.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    ${key}: typeof import('${client}');
  }
}

export const ${camel(id)} = defineService({
  id: '${id}',
  client: () => import('${client}'),
  wire: { protocol: '${protocol}'${targets} },
  operations,
  resources: [],
});
`;
}

const emptyOperations =
  '// Written by `npm run generate` from the files in operations/. Do not edit.\n\nexport const operations = {};\n';

const faults = (id: string) => `// The errors of ${id}: codes and texts as AWS answers them.
import { fault } from '../../kernel/faults.ts';

export const notFound = fault('ResourceNotFoundException', (name: string) => \`\${name} does not exist.\`);
`;

const examples = `// An example of each of the service's resource types, for the contract that every type keeps.
import type { Examples } from '../../testing/resource-examples/examples.ts';

export const examples: Examples = {};
`;

const operation = (
  service: string,
  name: string,
) => `// The page of AWS's API reference, and what is left out here.
import type { Operation } from '../../../kernel/context.ts';

export const ${camel(name)}: Operation<'${service}', '${name}'> = (_input, _ctx) => {
  throw new Error('${name} has no body yet');
};
`;

const operationTest = (service: string, name: string) => `import { expect, it } from 'vitest';
import { rehearse } from '../../../testing/rehearsal.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { ${camel(name)} } from './${kebab(name)}.ts';

it('does what it is for', () => {
  using cloud = rehearse({
    services: [standInService({ id: '${service}', operations: { ${name}: ${camel(name)} } })],
  });
  expect(cloud.answer('${service}', '${name}', {})).toEqual({});
});
`;

const resource = (
  type: string,
  name: string,
) => `// The page of CloudFormation's template reference, and what is left out here.
import type { ResourceType } from '../../../contracts/resource-type.ts';

export const ${camel(name)}Resource: ResourceType = {
  type: '${type}',
  create: ({ generatedName }) => ({ status: 'success', physicalId: generatedName() }),
  delete: (physicalId) => ({ status: 'success', physicalId }),
  attributes: () => ({}),
};
`;

const event = (service: string, name: string, detailType: string) => `// The page that gives the event's form.
import type { AwsEvent } from '../../../contracts/aws-event.ts';
import type { Context } from '../../../kernel/context.ts';

declare module '../../../kernel/registry.ts' {
  interface Events {
    '${service}/${name}': AwsEvent;
  }
}

export function publish${name.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase())}(
  resources: readonly string[],
  detail: AwsEvent['detail'],
  ctx: Context,
): void {
  ctx.publish('${service}/${name}', { detailType: '${detailType}', resources, detail });
}
`;

const actionTarget = (
  service: string,
  name: string,
) => `// What it means to trigger such an ARN, and the page that says so.
import type { ActionTarget } from '../../../kernel/action-target.ts';

export const ${camel(name)}Target: ActionTarget = {
  owns: ({ service, resource }) => service === '${service}' && resource.startsWith('${name}'),
  perform: ({ arn }) => ({ status: 'ignored', reason: \`is not simulated: \${arn}\` }),
};
`;

const driverContract = (name: string) => `// What services ask of the ${name} driver, and what it reports.

declare module '../kernel/registry.ts' {
  interface Effects {
    /** Reports ${name}/done. Asking twice does it once. */
    '${name}/do': { readonly requestId: string };
  }
  interface Reports {
    '${name}/done': { readonly requestId: string };
  }
}

export {};
`;

const driver = (name: string) => `// The ${name} driver: the real thing that it works with.
import type { Driver, DriverHost } from '../../contracts/driver.ts';

export function create${camel(name).replace(/^./, (letter) => letter.toUpperCase())}(host: DriverHost): Driver {
  return {
    name: '${name}',
    effects: {
      '${name}/do': ({ requestId }) => host.report('${name}/done', { requestId }),
    },
    recover: async () => {},
    stop: async () => {},
  };
}
`;

function withExport(index: string, id: string): string {
  const lines = [...index.trimEnd().split('\n'), `export { ${camel(id)} } from './${id}/index.ts';`];
  const exports = lines.filter((line) => line.startsWith('export '));
  const pathOf = (line: string) => line.split(' from ')[1] ?? '';
  return `${[
    ...lines.filter((line) => !line.startsWith('export ')),
    ...exports.sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1)),
  ].join('\n')}\n`;
}

function withResource(index: string, name: string): string {
  const variable = `${camel(name)}Resource`;
  const listed = index.replace(/resources: \[([^\]]*)\]/, (_match, list: string) =>
    list.trim() === ''
      ? `resources: [${variable}]`
      : `resources: [${list.trim().replace(/,$/, '')}, ${variable}]`,
  );
  if (listed === index) throw new ScaffoldError('index.ts has no list `resources: […]` to add to.');
  return withImport(listed, `import { ${variable} } from './resources/${kebab(name)}.ts';`);
}

function withActionTarget(index: string, name: string): string {
  const variable = `${camel(name)}Target`;
  const listed = index.includes('actionTargets: [')
    ? index.replace('actionTargets: [', `actionTargets: [${variable}, `)
    : index.replace(/^( +)operations,$/m, `$1operations,\n$1actionTargets: [${variable}],`);
  if (listed === index)
    throw new ScaffoldError('index.ts has no line `operations,` to add action targets after.');
  return withImport(listed, `import { ${variable} } from './action-targets/${name}.ts';`);
}

/** After the last import. */
function withImport(text: string, line: string): string {
  const imports = [...text.matchAll(/^import [^;]*;$/gm)];
  const last = imports.at(-1);
  const at = last ? last.index + last[0].length : 0;
  return `${text.slice(0, at)}\n${line}${text.slice(at)}`;
}

function withExample(text: string, type: string): string {
  const at = text.lastIndexOf('};');
  return `${text.slice(0, at).replace(/\{\s*$/, '{\n')}  '${type}': { create: {} },\n${text.slice(at)}`;
}
