// Writes each service's list of CloudFormation resource types from the files in its folder: `npm run generate`. A type is
// what a file `aws/<service>/resources/<name>.ts` exports with the verbs of a ResourceType. A test generates again and
// compares.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { GeneratedFile } from './generate-operations.ts';

const aws = new URL('../src/aws/', import.meta.url);

interface FoundType {
  readonly type: string;
  readonly file: string;
  /** The exported identifier. */
  readonly identifier: string;
}

/** The list of each service that has resource types, as files to write. */
export async function generateResources(): Promise<GeneratedFile[]> {
  const services = readdirSync(aws, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/resources/`, aws)),
  );
  return Promise.all(
    services.map(async ({ name: service }) => ({
      url: new URL(`${service}/generated/resources.ts`, aws),
      text: listOf(await typesOf(service)),
    })),
  );
}

/** Every type of a service, in alphabetical order. */
async function typesOf(service: string): Promise<FoundType[]> {
  const folder = new URL(`${service}/resources/`, aws);
  const files = readdirSync(folder).filter((file) => /^[a-z0-9-]+\.ts$/.test(file));
  const found = await Promise.all(
    files.map(async (file) => {
      const exports = (await import(new URL(file, folder).href)) as Readonly<Record<string, unknown>>;
      return Object.entries(exports).flatMap(([identifier, value]) =>
        isResourceType(value) ? [{ type: value.type, file, identifier }] : [],
      );
    }),
  );
  return found.flat().sort((a, b) => (a.type < b.type ? -1 : 1));
}

const isResourceType = (value: unknown): value is { readonly type: string } => {
  const { type, ...verbs } = Object(value) as Readonly<Record<string, unknown>>;
  return (
    typeof type === 'string' &&
    ['create', 'delete', 'attributes'].every((verb) => typeof verbs[verb] === 'function')
  );
};

function listOf(types: readonly FoundType[]): string {
  const members = types.map(({ type, identifier, file }) => {
    const handler = `(typeof import('../resources/${file}'))['${identifier}']`;
    return `  resource<${handler}>('${type}', '${file.replace(/\.ts$/, '')}', '${identifier}'),`;
  });
  return [
    '// Written by `npm run generate` from the files in resources/. Do not edit.',
    "import { resourcesBeside } from '../../../contracts/listed-type.ts';",
    '',
    'const resource = resourcesBeside(import.meta.url);',
    '',
    'export const resources = [',
    ...members,
    '];',
    '',
  ].join('\n');
}

if (import.meta.main) {
  for (const { url, text } of await generateResources()) {
    mkdirSync(dirname(url.pathname), { recursive: true });
    writeFileSync(url, text);
  }
}
