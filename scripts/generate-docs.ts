// Writes the pages of docs/reference that are tables of the code: `npm run docs`. A test generates again and compares.
import { writeFileSync } from 'node:fs';
import { conformance, testFile } from '../balancer/src/conformance/facts/index.ts';
import { commandsReference } from '../cli/src/command-line/reference.ts';
import { program } from '../cli/src/program.ts';
import { services } from '../engine/src/aws/services.ts';
import { loadSchemas } from '../engine/src/wire/schemas.ts';

export const commandsPage = new URL('../docs/reference/commands.md', import.meta.url);
export const coveragePage = new URL('../docs/reference/coverage.md', import.meta.url);
export const conformancePage = new URL('../docs/reference/load-balancer-conformance.md', import.meta.url);

const opening = `<!-- Written by \`npm run docs\` from the code. Do not edit. -->

# Coverage

What the engine implements: for each service, operations of its API, and the CloudFormation resource types that it
simulates. An operation that is not listed answers \`NotImplemented\` (status 501) and changes nothing. A resource type
that is not listed but is public is _recorded_: it gets an identity and attributes by its schema, its status reason says
\`Recorded only\`, and nothing else happens. A type that AWS does not have is a validation error.

A running engine lists the same at \`GET /_drydock/coverage\`.
What listed operations leave out is in [what is simulated](../what-is-simulated.md).`;

/** The text of docs/reference/commands.md. */
export const commandsText = (): string => commandsReference(program);

/** The text of docs/reference/coverage.md. */
export async function coverage(): Promise<string> {
  const sorted = [...services].sort((a, b) => (a.id < b.id ? -1 : 1));
  const counted = await Promise.all(
    sorted.map(async ({ id, client, operations, resources = [] }) => ({
      id,
      operations: Object.keys(operations).sort(),
      ofAll: (await loadSchemas({ id, client })).size,
      types: resources.map(({ type }) => type).sort(),
    })),
  );
  const rows = counted.map(({ id, operations, ofAll, types }) => [
    `[${id}](#${id})`,
    `${operations.length} of ${ofAll}`,
    String(types.length),
  ]);
  const sections = counted.map(({ id, operations, types }) =>
    [
      `## ${id}`,
      names('Operations', operations),
      ...(types.length > 0 ? [names('Resource types', types)] : []),
    ].join('\n\n'),
  );
  return `${[opening, table(['service', 'operations', 'resource types'], rows), ...sections].join('\n\n')}\n`;
}

const conformanceOpening = `<!-- Written by \`npm run docs\` from the code. Do not edit. -->

# The load balancer's conformance

What AWS documents of Application Load Balancers and can be observed from outside, and the tests that observe it: over
sockets, or through the API. Where the balancer differs from AWS on purpose: [the load balancer](load-balancer.md).`;

/** The text of docs/reference/load-balancer-conformance.md. */
export function conformanceText(): string {
  const guide = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application';
  const sections = conformance.map(({ title, pages, facts }) => {
    const links = pages.map((page) => `[${page}](${guide}/${page}.html)`).join(',\n');
    const rows = facts.map(([fact, ...observed]) => [`- ${fact}`, ...observed.map(observation)].join('\n'));
    return [`## ${title}`, links, rows.join('\n')].join('\n\n');
  });
  return `${[conformanceOpening, ...sections].join('\n\n')}\n`;
}

function observation(text: string): string {
  const [name = '', ...title] = text.split(': ');
  return `  - [${name}](../../${testFile(name)}): ${title.join(': ').replaceAll('*', '\\*')}`;
}

/** With columns as wide as their widest cell, as the formatter wants them. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** A paragraph that wraps between names, so that a difference shows few lines. */
function names(what: string, list: readonly string[]): string {
  const lines = [`${what}:`];
  for (const [index, name] of list.entries()) {
    const text = ` \`${name}\`${index < list.length - 1 ? ',' : '.'}`;
    if (`${lines.at(-1)}${text}`.length > 120) lines.push(text.trimStart());
    else lines.push(`${lines.pop()}${text}`);
  }
  return lines.join('\n');
}

if (import.meta.main) {
  writeFileSync(commandsPage, commandsText());
  writeFileSync(coveragePage, await coverage());
  writeFileSync(conformancePage, conformanceText());
}
