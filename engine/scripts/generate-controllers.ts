// Writes each service's controllers as far as they are known without loading them: `npm run generate`. Where a controller
// finds its keys is seen by asking it for them while all tables are empty. A test generates again and compares.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Controller } from '../src/kernel/controller.ts';
import type { Index, Reader, Table } from '../src/kernel/table.ts';
import type { GeneratedFile } from './generate-operations.ts';

const aws = new URL('../src/aws/', import.meta.url);

interface FoundController {
  readonly file: string;
  /** The exported identifier. */
  readonly identifier: string;
  readonly controller: Controller<unknown, unknown>;
}

/** The list of each service that has controllers, as files to write. */
export async function generateControllers(): Promise<GeneratedFile[]> {
  const services = readdirSync(aws, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/controllers/`, aws)),
  );
  const lists = await Promise.all(
    services.map(async ({ name: service }) => ({
      url: new URL(`${service}/generated/controllers.ts`, aws),
      found: await controllersOf(service),
    })),
  );
  return lists.flatMap(({ url, found }) => (found.length > 0 ? [{ url, text: listOf(found) }] : []));
}

async function controllersOf(service: string): Promise<FoundController[]> {
  const folder = new URL(`${service}/controllers/`, aws);
  const files = readdirSync(folder).filter((file) => /^[a-z0-9-]+\.ts$/.test(file));
  const found = await Promise.all(
    files.map(async (file) => {
      const exports = (await import(new URL(file, folder).href)) as Readonly<Record<string, unknown>>;
      return Object.entries(exports).flatMap(([identifier, value]) =>
        isController(value) ? [{ file, identifier, controller: value }] : [],
      );
    }),
  );
  return found.flat().sort((a, b) => (a.identifier < b.identifier ? -1 : 1));
}

const isController = (value: unknown): value is Controller<unknown, unknown> => {
  const { name, ...verbs } = Object(value) as Readonly<Record<string, unknown>>;
  return (
    typeof name === 'string' &&
    ['keys', 'observe', 'plan', 'apply'].every((verb) => typeof verbs[verb] === 'function')
  );
};

/** The tables that a controller looks at for its keys. Undefined: it has some while all of them are empty. */
function tablesOfKeys(controller: Controller<unknown, unknown>): Table<unknown>[] | undefined {
  const seen = new Map<string, Table<unknown>>();
  const look = ({ name, global }: Table<unknown>) => {
    seen.set(name, { name, ...(global && { global }) });
    return [];
  };
  const lookIn = ({ table }: Index<never>) => look(table);
  const state: Reader = {
    get: (table) => void look(table) as undefined,
    all: look,
    keys: look,
    by: lookIn,
    keysBy: lookIn,
    countBy: (index) => lookIn(index as Index<never>).length,
  };
  return controller.keys(state).length > 0 ? undefined : [...seen.values()];
}

function listOf(found: readonly FoundController[]): string {
  const members = found.map(({ file, identifier, controller }) => {
    const { name, watches = {}, rest } = controller;
    const outline = {
      name,
      keysIn: tablesOfKeys(controller),
      watches: Object.keys(watches),
      rest,
    };
    const type = `(typeof import('../controllers/${file}'))['${identifier}']`;
    return `export const ${identifier} = controller<${type}>('${file.replace(/\.ts$/, '')}', '${identifier}', ${JSON.stringify(outline)});`;
  });
  return [
    '// Written by `npm run generate` from the files in controllers/. Do not edit.',
    "import { controllersBeside } from '../../../kernel/controllers-beside.ts';",
    '',
    'const controller = controllersBeside(import.meta.url);',
    '',
    ...members,
    '',
  ].join('\n');
}

if (import.meta.main) {
  for (const { url, text } of await generateControllers()) {
    mkdirSync(dirname(url.pathname), { recursive: true });
    writeFileSync(url, text);
  }
}
