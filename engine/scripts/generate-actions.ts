// Writes which kinds of resources the actions of the engine's services are about: `npm run generate`. They come from AWS's
// service authorization reference, as cfn-lint carries it (pip install cfn-lint). Without it the table stays as it is.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { services } from '../src/aws/services.ts';

export const file = new URL('../src/authorization/generated/actions.json', import.meta.url);

type Reference = Readonly<
  Record<
    string,
    {
      readonly Actions: Readonly<Record<string, { readonly Resources?: readonly string[] }>>;
      readonly Resources: Readonly<Record<string, { readonly ARNFormats?: readonly string[] }>>;
    }
  >
>;

/** The file's text; undefined where there is no cfn-lint. */
export function generateActions(): string | undefined {
  const reference = readReference();
  if (!reference) return undefined;
  const table: Record<string, Record<string, readonly string[]>> = {};
  for (const { id, operations, permissions } of services) {
    const { prefix = id, actions = {} } = permissions?.() ?? {};
    const known = reference[prefix];
    if (!known) continue;
    const named = Object.values(actions).flatMap((each) => (typeof each === 'function' ? [] : each));
    const wanted = new Set([...Object.keys(operations), ...named].map((name) => name.toLowerCase()));
    const found = Object.entries(known.Actions).filter(
      // S3's operations are often not called as their actions are.
      ([name]) => prefix === 's3' || wanted.has(name),
    );
    table[prefix] = Object.fromEntries(
      found
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, { Resources = [] }]) => [name, kinds(Resources, known.Resources)]),
    );
  }
  const lines = Object.entries(table).map(
    ([prefix, actions]) =>
      `${JSON.stringify(prefix)}:{\n${Object.entries(actions)
        .map(([name, of]) => `${JSON.stringify(name)}:${JSON.stringify(of)}`)
        .join(',\n')}\n}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** `<service>:<the beginning of the ARN's resource>`, of each kind. */
function kinds(names: readonly string[], all: Reference[string]['Resources']): string[] {
  const formats = names.flatMap((name) => all[name.toLowerCase()]?.ARNFormats ?? []);
  return [
    ...new Set(
      formats.map((format) => {
        const [, , service, , , ...resource] = format.split(':');
        return `${service}:${resource.join(':').replace(/(\.\*|\$\{).*$/, '')}`;
      }),
    ),
  ].sort();
}

function readReference(): Reference | undefined {
  const script =
    'import cfnlint, os; print(open(os.path.join(os.path.dirname(cfnlint.__file__), "data/AdditionalSpecs/Policies.json")).read())';
  try {
    return JSON.parse(
      execFileSync('python3', ['-c', script], {
        encoding: 'utf8',
        stdio: 'pipe',
        maxBuffer: 64 * 1024 * 1024,
      }),
    );
  } catch {
    return undefined;
  }
}

if (import.meta.main) {
  const text = generateActions();
  if (text !== undefined) writeFileSync(file, text);
  else console.warn('There is no cfn-lint here (pip install cfn-lint): the table of actions stays as it is.');
}
