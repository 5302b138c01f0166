// Writes each service's list of operations from the files in its folder: `npm run generate`. An operation is a file
// `aws/<service>/operations/<name>.ts` that exports `name: Operation<'service', 'Name'>`, or a function that returns
// one. A test generates again and compares.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const aws = new URL('../src/aws/', import.meta.url);

export interface GeneratedFile {
  readonly url: URL;
  readonly text: string;
}

interface FoundOperation {
  readonly file: string;
  /** The exported identifier. */
  readonly identifier: string;
  /** AWS's name. */
  readonly name: string;
  readonly isFactory: boolean;
}

/** `export const name: Operation<'service', 'Name'>`, or a factory with that as the type that it returns. */
const exported =
  /export (?:const|function) (\w+)(:|\(|\s*=)(?:(?!\nexport )[^;{}])*?Operation<\s*'[\w-]+',\s*'(\w+)'\s*,?\s*>/g;

/** The list of each service that has operations, as files to write. */
export function generateOperations(): GeneratedFile[] {
  return readdirSync(aws, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/operations/`, aws)))
    .map(({ name: service }) => ({
      url: new URL(`${service}/generated/operations.ts`, aws),
      text: listOf(operationsOf(service)),
    }));
}

/** Every operation of a service, by file, in AWS's alphabetical order. */
export function operationsOf(service: string): FoundOperation[] {
  const folder = new URL(`${service}/operations/`, aws);
  return readdirSync(folder)
    .filter((file) => /^[a-z0-9-]+\.ts$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(new URL(file, folder), 'utf8');
      const found = [...text.matchAll(exported)].map(([, identifier = '', separator = '', name = '']) => ({
        file,
        identifier,
        name,
        isFactory: !separator.startsWith(':'),
      }));
      if (found.length === 0) throw new Error(`${service}/operations/${file} exports no operation`);
      return found;
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function listOf(operations: readonly FoundOperation[]): string {
  const byFile = Map.groupBy(operations, ({ file }) => file);
  const imports = [...byFile]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, found]) => {
      const names = found.map(({ identifier }) => identifier).sort();
      return `import { ${names.join(', ')} } from '../operations/${file}';`;
    });
  const factories = operations.some(({ isFactory }) => isFactory);
  const members = operations.map(
    ({ name, identifier, isFactory }) => `  ${name}: ${identifier}${isFactory ? '(types)' : ''},`,
  );
  return [
    '// Written by `npm run generate` from the files in operations/. Do not edit.',
    ...(factories ? ["import type { TypeRegistry } from '../schema/registry.ts';"] : []),
    ...imports,
    '',
    factories ? 'export const operations = (types: TypeRegistry) => ({' : 'export const operations = {',
    ...members,
    factories ? '});' : '};',
    '',
  ].join('\n');
}

if (import.meta.main) {
  for (const { url, text } of generateOperations()) {
    mkdirSync(dirname(url.pathname), { recursive: true });
    writeFileSync(url, text);
  }
}
