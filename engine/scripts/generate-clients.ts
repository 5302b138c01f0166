// Writes, for a service whose SDK client has no operation schemas on npm, a module that stands for the client: the types
// and schemas that the others' clients carry, from AWS's service model. `npm run generate`; a test generates again and
// compares, where botocore's models are at hand.
import { writeFileSync } from 'node:fs';
import { modelsFolder, serviceModel } from './service-models.ts';

interface Member {
  readonly shape: string;
  readonly location?: string;
  readonly locationName?: string;
  readonly idempotencyToken?: boolean;
}

interface Shape {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, Member>>;
  readonly member?: Member;
  readonly key?: Member;
  readonly value?: Member;
  readonly exception?: boolean;
}

interface Operation {
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number };
  readonly input?: { readonly shape: string };
  readonly output?: { readonly shape: string };
}

interface Model {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** By botocore's names. What the engine has of ARC's zonal shift and of the Tagging API is not worth a dependency; npm's newest @aws-sdk/client-fis is 3.523.0, which is older than the clients' schemas. */
const services = ['arc-zonal-shift', 'fis', 'resourcegroupstaggingapi'];

export function generateClients(folder: string): { readonly url: URL; readonly text: string }[] {
  return services.map((service) => ({
    url: new URL(`../src/aws/${service}/generated/client.ts`, import.meta.url),
    text: clientText(service, serviceModel(folder, service) as unknown as Model),
  }));
}

function clientText(service: string, model: Model): string {
  const structures = Object.entries(model.shapes)
    .filter(([, { type, exception }]) => type === 'structure' && !exception)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const operations = Object.entries(model.operations).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `// Written by \`npm run generate\` from AWS's model of ${service}. Do not edit.`,
    '',
    'interface Handled<O> { resolveMiddleware(...args: never): (...args: never) => Promise<{ output: O }> }',
    '',
    ...structures.flatMap(([name, shape]) => [...interfaceOf(name, shape, model), '']),
    ...operations.map(([name, { input, output }]) => {
      const [given, answered] = [input, output].map((each) => each?.shape ?? '{}');
      return `export declare const ${name}Command: new (input: ${given}) => Handled<${answered}>;`;
    }),
    '',
    `const n0 = 'com.amazonaws.${service}';`,
    ...structures.map(([name, shape]) => structureSchema(name, shape, model)),
    ...operations.map(([name, operation]) => operationSchema(name, operation, model)),
    '',
  ].join('\n');
}

function interfaceOf(name: string, { members = {}, required = [] }: Shape, model: Model): string[] {
  return [
    `export interface ${name} {`,
    ...Object.entries(members).map(
      ([member, { shape }]) =>
        `  ${member}${required.includes(member) ? '' : '?'}: ${typeOf(shape, model)} | undefined;`,
    ),
    '}',
  ];
}

function typeOf(name: string, model: Model): string {
  const shape = model.shapes[name]!;
  switch (shape.type) {
    case 'structure':
      return name;
    case 'list':
      return `(${typeOf(shape.member!.shape, model)})[]`;
    case 'map':
      return `Record<string, ${typeOf(shape.value!.shape, model)}>`;
    case 'string':
      return shape.enum ? shape.enum.map((value) => `'${value}'`).join(' | ') : 'string';
    case 'boolean':
      return 'boolean';
    case 'timestamp':
      return 'Date';
    case 'integer':
    case 'long':
    case 'double':
    case 'float':
      return 'number';
    default:
      throw new Error(`${name} is of the type ${shape.type}, which is not generated`);
  }
}

/** The numbers are Smithy's for kinds of schemas: `@smithy/core/schema`. */
function schemaOf(name: string, model: Model): string {
  const shape = model.shapes[name]!;
  switch (shape.type) {
    case 'structure':
      return `() => ${name}$`;
    case 'list':
      return `[1, n0, '${name}', 0, ${schemaOf(shape.member!.shape, model)}]`;
    case 'map':
      return `[2, n0, '${name}', 0, 0, ${schemaOf(shape.value!.shape, model)}]`;
    case 'boolean':
      return '2';
    case 'timestamp':
      return '4';
    case 'string':
      return '0';
    default:
      return '1';
  }
}

function structureSchema(name: string, { members = {}, required = [] }: Shape, model: Model): string {
  // The required ones come first: their number says which they are.
  const sorted = Object.entries(members).sort(
    ([a], [b]) => Number(required.includes(b)) - Number(required.includes(a)),
  );
  const names = sorted.map(([member]) => `'${member}'`).join(', ');
  const schemas = sorted.map(([, member]) => memberSchema(member, model)).join(', ');
  const count = required.length > 0 ? `, ${required.length}` : '';
  return `export const ${name}$: unknown = [3, n0, '${name}', 0, [${names}], [${schemas}]${count}];`;
}

function memberSchema({ shape, location, locationName, idempotencyToken }: Member, model: Model): string {
  const schema = schemaOf(shape, model);
  if (location === 'uri') return `[${schema}, 1]`;
  if (location === 'querystring') return `[${schema}, { httpQuery: '${locationName}' }]`;
  return idempotencyToken ? `[${schema}, 4]` : schema;
}

function operationSchema(name: string, { http, input, output }: Operation, model: Model): string {
  const members = Object.entries((input && model.shapes[input.shape]?.members) ?? {});
  // Smithy names a label by its member, botocore by what it is called in the path.
  const uri = members.reduce(
    (path, [member, { location, locationName }]) =>
      location === 'uri' ? path.replace(`{${locationName}}`, `{${member}}`) : path,
    http.requestUri,
  );
  const route = `['${http.method}', '${uri}', ${http.responseCode ?? 200}]`;
  const [given, answered] = [input, output].map((each) => (each ? `() => ${each.shape}$` : "'unit'"));
  return `export const ${name}$ = [9, n0, '${name}', { http: ${route} }, ${given}, ${answered}];`;
}

if (import.meta.main) {
  const folder = modelsFolder();
  if (folder) for (const { url, text } of generateClients(folder)) writeFileSync(url, text);
  else
    console.warn(
      'There is no botocore here (pip install botocore): the clients made of it stay as they are.',
    );
}
