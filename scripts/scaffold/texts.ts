// The texts of scaffolded files.
import { camel, kebab, pascal } from './names.ts';

export function serviceIndex(id: string, client: string, protocol: string): string {
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
  constraints: new URL('./generated/constraints.json', import.meta.url),
  wire: { protocol: '${protocol}'${targets} },
  operations,
});
`;
}

export const emptyOperations =
  '// Written by `npm run generate` from the files in operations/. Do not edit.\n\nexport const operations = {};\n';

export const noConstraints = '{"operations":{\n\n},"shapes":{\n\n}}\n';

export const faults = (id: string) => `// The errors of ${id}: codes and texts as AWS answers them.
import { fault } from '../../kernel/faults.ts';

export const notFound = fault('ResourceNotFoundException', (name: string) => \`\${name} does not exist.\`);
`;

export const examples = `// An example of each of the service's resource types, for the contract that every type keeps.
import type { Examples } from '../../testing/resource-examples/examples.ts';

export const examples: Examples = {};
`;

export const operation = (
  service: string,
  name: string,
) => `// The page of AWS's API reference, and what is left out here.
import type { Operation } from '../../../kernel/context.ts';

export const ${camel(name)}: Operation<'${service}', '${name}'> = (_input, _ctx) => {
  throw new Error('${name} has no body yet');
};
`;

export const operationTest = (service: string, name: string) => `import { expect, it } from 'vitest';
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

export const resource = (
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

export const event = (
  service: string,
  name: string,
  detailType: string,
) => `// The page that gives the event's form.
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';

declare module '../../kernel/registry.ts' {
  interface Events {
    '${service}/${name}': AwsEvent;
  }
}

export function publish${pascal(name)}(
  resources: readonly string[],
  detail: AwsEvent['detail'],
  ctx: Context,
): void {
  ctx.publish('${service}/${name}', { detailType: '${detailType}', resources, detail });
}
`;

export const actionTarget = (
  service: string,
  name: string,
) => `// What it means to trigger such an ARN, and the page that says so.
import type { ActionTarget } from '../../kernel/action-target.ts';

const ${camel(name)}Target: ActionTarget = {
  owns: ({ service, resource }) => service === '${service}' && resource.startsWith('${name}'),
  perform: ({ arn }) => ({ status: 'ignored', reason: \`is not simulated: \${arn}\` }),
};
`;

export const driverContract = (
  name: string,
) => `// What services request of the ${name} driver, and what it reports.

declare module '../kernel/registry.ts' {
  interface Effects {
    /** Reports ${name}/done. Requested twice, it is performed once. */
    '${name}/do': { readonly requestId: string };
  }
  interface Reports {
    '${name}/done': { readonly requestId: string };
  }
}

export {};
`;

export const driver = (name: string) => `// The ${name} driver: the real thing that it works with.
import type { Driver, DriverHost } from '../../contracts/driver.ts';

export function create${pascal(name)}(host: DriverHost): Driver {
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

export const action = (
  name: string,
) => `// The page of CodePipeline's action reference, and what is left out here.
import { type ActionProvider, failed, hourMs } from '../action-provider.ts';

export const ${camel(name)}: ActionProvider = {
  category: 'Invoke',
  owner: 'AWS',
  provider: '${pascal(name)}',
  version: '1',
  requiredKeys: [],
  optionalKeys: [],
  inputs: [0, 5],
  outputs: [0, 5],
  timeoutMs: hourMs,
  watches: [],

  advance: () => failed('ConfigurationError', '${pascal(name)} has no body yet'),
};
`;

export const command = (name: string) => `// \`drydock ${name}\`: what it is for.
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { stateFlag } from './shared-flags.ts';

export const ${camel(name)} = defineCommand({
  name: '${name}',
  summary: 'What it is for',
  description: ['What it does, in a sentence or two.'],
  flags: { ...stateFlag },
  examples: [{ line: '${name}', explains: 'What this does.' }],
  exits: [],
  // biome-ignore lint/correctness/useYield: yield the messages that the renderers know.
  async *run() {
    return exitCodes.ok;
  },
});
`;
