// Writes each service's list of operations from the files in its folder: `npm run generate`. An operation is a file
// `aws/<service>/operations/<name>.ts` that exports `name: Operation<'service', 'Name'>`. A test generates again and
// compares.
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
}

/** `export const name: Operation<'service', 'Name'>`; a third argument is the service's own context. */
const exported = /export const (\w+): Operation<\s*'[\w-]+',\s*'(\w+)'\s*(?:,\s*\w+\s*)?,?\s*>/g;

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
      const found = [...text.matchAll(exported)].map(([, identifier = '', name = '']) => ({
        file,
        identifier,
        name,
      }));
      if (found.length === 0) throw new Error(`${service}/operations/${file} exports no operation`);
      return found;
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function listOf(operations: readonly FoundOperation[]): string {
  const members = operations.map(({ name, identifier, file }) => {
    const type = `(typeof import('../operations/${file}'))['${identifier}']`;
    return `  ${name}: operation<${type}>('${file.replace(/\.ts$/, '')}', '${identifier}'),`;
  });
  return [
    '// Written by `npm run generate` from the files in operations/. Do not edit.',
    "import { operationsBeside } from '../../../kernel/operations-beside.ts';",
    '',
    'const operation = operationsBeside(import.meta.url);',
    '',
    'export const operations = {',
    ...members,
    '};',
    '',
  ].join('\n');
}

if (import.meta.main) {
  for (const { url, text } of generateOperations()) {
    mkdirSync(dirname(url.pathname), { recursive: true });
    writeFileSync(url, text);
  }
}
