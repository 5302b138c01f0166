// Writes the pages of docs/reference that are tables of the code: `npm run docs`. A test generates again and compares.
import { writeFileSync } from 'node:fs';
import { conformance, testFile } from '../balancer/src/conformance/facts/index.ts';
import { commandsReference } from '../cli/src/command-line/reference.ts';
import { loadProgram } from '../cli/src/program.ts';
import { quotas, services } from '../engine/src/aws/services.ts';
import type { Quota } from '../engine/src/kernel/quota.ts';
import { loadSchemas } from '../engine/src/wire/schemas.ts';
import { table } from './markdown-table.ts';
import { pacePage, paceText } from './pace-page.ts';
import { validationPage, validationText } from './validation-page.ts';

const program = await loadProgram();

export const commandsPage = new URL('../docs/reference/commands.md', import.meta.url);
export const coveragePage = new URL('../docs/reference/coverage.md', import.meta.url);
export const quotasPage = new URL('../docs/reference/quotas.md', import.meta.url);
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

const quotasOpening = `<!-- Written by \`npm run docs\` from the code. Do not edit. -->

# Quotas

How many of each counted thing an account may have, in each region unless a quota is global. The names, codes and values
are AWS's, and so is the error of a call that would exceed one: nothing is written then. A quota without a code is
documented by AWS's guides but unknown to Service Quotas, or it is Drydock's own.

Any of them is set when the engine starts, by its code or by its service and name; the option may be given several times:

\`\`\`sh
drydock engine --quota 'L-F678F1CE=20' --quota 'ecs/Tasks per service=10000'
\`\`\`

\`aws service-quotas list-service-quotas --service-code ecs\` reads the values that hold.
\`RequestServiceQuotaIncrease\` is refused: nobody would answer it.`;

/** The text of docs/reference/quotas.md. */
export function quotasText(): string {
  const byService = [...Map.groupBy(quotas, ({ service }) => service)].sort(([a], [b]) => (a < b ? -1 : 1));
  const sections = byService.map(([service, list]) =>
    [`## ${list[0]!.serviceName}`, `Service code: \`${service}\``, quotaTable(list)].join('\n\n'),
  );
  return `${[quotasOpening, ...sections].join('\n\n')}\n`;
}

function quotaTable(list: readonly Quota[]): string {
  const head = ['quota', 'code', 'value', 'error'];
  return table(
    head,
    list.map((quota) => [
      `${quota.name}${quota.global ? ' (global)' : ''}`,
      quota.code ? `\`${quota.code}\`` : '',
      quotaCell(quota),
      `\`${quota.exceeded(quota.value, quota.value + 1).code}\``,
    ]),
  );
}

function quotaCell({ value, applied, unit }: Quota): string {
  const format = (number: number) => `${number.toLocaleString('en-US')}${unit ? ` ${unit}` : ''}`;
  return applied === undefined ? format(value) : `${format(applied)} (AWS's default: ${format(value)})`;
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
  writeFileSync(pacePage, paceText());
  writeFileSync(quotasPage, quotasText());
  writeFileSync(validationPage, validationText());
}
