// What can be scaffolded. Each kind is a function from its parameters to the files that it writes or changes.
import { camel, kebab, pascal } from './names.ts';
import * as texts from './texts.ts';

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

/** A mistake of the caller's, as a sentence. */
export class ScaffoldError extends Error {}

const aws = 'engine/src/aws';

export const kinds: readonly Kind[] = [
  {
    name: 'service',
    parameters: ['<cli-name>', '<sdk-client>', '<protocol>'],
    summary: 'an AWS service, for example: service sqs @aws-sdk/client-sqs awsJson',
    make: ([id = '', client = '', protocol = ''], { read }) => [
      { path: `${aws}/${id}/index.ts`, text: texts.serviceIndex(id, client, protocol) },
      { path: `${aws}/${id}/generated/operations.ts`, text: texts.emptyOperations },
      { path: `${aws}/${id}/generated/constraints.json`, text: texts.noConstraints },
      { path: `${aws}/${id}/faults.ts`, text: texts.faults(id) },
      { path: `${aws}/${id}/examples.ts`, text: texts.examples },
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
        { path: `${aws}/${service}/operations/${kebab(name)}.ts`, text: texts.operation(service, name) },
        {
          path: `${aws}/${service}/operations/${kebab(name)}.test.ts`,
          text: texts.operationTest(service, name),
        },
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
        { path: `${aws}/${service}/resources/${kebab(name)}.ts`, text: texts.resource(type, name) },
        { path: index, isEdit: true, text: withResources(repository.read(index), index) },
        withExample(`${aws}/${service}/examples.ts`, type, repository),
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
      return [added(`${aws}/${service}/events.ts`, texts.event(service, name, detailType), repository)];
    },
  },
  {
    name: 'action-target',
    parameters: ['<service>', '<name>'],
    summary: 'what an alarm, a rule or a hook can trigger of a service: action-target sqs queue',
    make: ([service = '', name = ''], repository) => {
      requireService(service, repository);
      const index = `${aws}/${service}/index.ts`;
      const targets = added(
        `${aws}/${service}/action-targets.ts`,
        texts.actionTarget(service, name),
        repository,
      );
      return targets.isEdit
        ? [{ ...targets, text: withTarget(targets.text, name) }]
        : [
            { ...targets, text: withTarget(targets.text, name) },
            { path: index, isEdit: true, text: withActionTargets(repository.read(index), index) },
          ];
    },
  },
  {
    name: 'action',
    parameters: ['<name>'],
    summary: "an action type of CodePipeline's, for example: action lambda-invoke",
    make: ([name = ''], { read }) => {
      const list = `${aws}/codepipeline/providers/list.ts`;
      return [
        { path: `${aws}/codepipeline/providers/${name}.ts`, text: texts.action(name) },
        {
          path: list,
          isEdit: true,
          text: withImport(
            withEntry(read(list), 'export const providers: readonly ActionProvider[] = [', camel(name)),
            `import { ${camel(name)} } from './${name}.ts';`,
          ),
        },
      ];
    },
  },
  {
    name: 'command',
    parameters: ['<name>'],
    summary: 'a command of the command line, for example: command rehearse',
    make: ([name = ''], { read }) => {
      const list = 'cli/src/commands/index.ts';
      return [
        { path: `cli/src/commands/${name}.ts`, text: texts.command(name) },
        { path: list, isEdit: true, text: withCommand(read(list), name) },
      ];
    },
  },
  {
    name: 'driver',
    parameters: ['<name>'],
    summary: 'a driver with an effect and a report, for example: driver queue',
    make: ([name = ''], { read }) => {
      const list = 'engine/src/cloud/drivers.ts';
      const created = `create${pascal(name)}`;
      return [
        { path: `engine/src/contracts/${name}.ts`, text: texts.driverContract(name) },
        { path: `engine/src/drivers/${name}/index.ts`, text: texts.driver(name) },
        {
          path: list,
          isEdit: true,
          text: withImport(
            withEntry(read(list), 'return [', `${created}(host('${name}'))`),
            `import { ${created} } from '../drivers/${name}/index.ts';`,
          ),
        },
      ];
    },
  },
];

function requireService(service: string, { exists }: Repository): void {
  if (!exists(`${aws}/${service}/index.ts`)) {
    throw new ScaffoldError(`There is no service ${service}: npm run new -- service ${service} …`);
  }
}

function withExport(index: string, id: string): string {
  const lines = [...index.trimEnd().split('\n'), `export { ${camel(id)} } from './${id}/index.ts';`];
  const exports = lines.filter((line) => line.startsWith('export '));
  const pathOf = (line: string) => line.split(' from ')[1] ?? '';
  return `${[
    ...lines.filter((line) => !line.startsWith('export ')),
    ...exports.sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1)),
  ].join('\n')}\n`;
}

/** The list itself is generated. */
function withResources(text: string, path: string): string {
  if (/^ +resources,$/m.test(text)) return text;
  const listed = text.replace(/^( +)operations,$/m, '$&\n$1resources,');
  if (listed === text)
    throw new ScaffoldError(`${path} has no line \`operations,\`: add \`resources,\` to it by hand.`);
  return listed.replace(
    /^import .* from '\.\/generated\/operations\.ts';$/m,
    "$&\nimport { resources } from './generated/resources.ts';",
  );
}

/** The list of commands is in the order of the help: `npm run new` adds to its end. */
function withCommand(text: string, name: string): string {
  const key = name === camel(name) ? name : `'${name}'`;
  return `${text.trimEnd().replace(/};$/, '')}  ${key}: async () => (await import('./${name}.ts')).${camel(name)},\n};\n`;
}

/** Every target is in the list that ends action-targets.ts. */
function withTarget(text: string, name: string): string {
  const opening = 'export const actionTargets: readonly ActionTarget[] = [';
  const known = new RegExp(`${opening.replace('[] = [', '\\[\\] = \\[')}([^\\]]*)\\];\\n`);
  const others = known.exec(text)?.[1]?.trim() ?? '';
  const list = [...(others ? [others] : []), `${camel(name)}Target`].join(', ');
  return `${text.replace(known, '').trimEnd()}\n\n${opening}${list}];\n`;
}

function withActionTargets(text: string, path: string): string {
  const listed = text.replace(/^( +)operations(,|: .*,)$/m, '$&\n$1actionTargets,');
  if (listed === text)
    throw new ScaffoldError(`${path} has no line \`operations,\`: add \`actionTargets,\` to it by hand.`);
  return withImport(listed, "import { actionTargets } from './action-targets.ts';");
}

/** A text at the end of a file, or a file of its own: then with its imports. */
function added(path: string, text: string, { read, exists }: Repository): Change {
  if (!exists(path)) return { path, text };
  const imports = [...text.matchAll(/^import [^;]*;$/gm)].map(([line]) => line);
  const body = text
    .replace(/^\/\/ .*\n/gm, '')
    .replace(/^import [^;]*;\n/gm, '')
    .trim();
  const known = read(path);
  const missing = imports.filter((line) => !known.includes(line));
  return {
    path,
    isEdit: true,
    text: `${missing.reduce((sum, line) => withImport(sum, line), known).trimEnd()}\n\n${body}\n`,
  };
}

/** After the last import. */
function withImport(text: string, line: string): string {
  const imports = [...text.matchAll(/^import [^;]*;$/gm)];
  const last = imports.at(-1);
  const at = last ? last.index + last[0].length : 0;
  return `${text.slice(0, at)}\n${line}${text.slice(at)}`;
}

function withExample(path: string, type: string, { read, exists }: Repository): Change {
  const text = exists(path) ? read(path) : texts.examples;
  const at = text.lastIndexOf('};');
  const example = `  '${type}': { create: {} },\n`;
  return {
    path,
    ...(exists(path) && { isEdit: true }),
    text: `${text.slice(0, at).replace(/\{\s*$/, '{\n')}${example}${text.slice(at)}`,
  };
}

/** As the last entry of a list. */
function withEntry(text: string, opening: string, entry: string): string {
  const at = text.indexOf('];', text.indexOf(opening));
  if (at === -1) throw new ScaffoldError(`There is no \`${opening}\` to add to.`);
  return `${text.slice(0, at).trimEnd().replace(/,$/, '')}, ${entry}${text.slice(at)}`;
}
