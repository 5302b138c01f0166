// The lines of commands with AWS as their target.
import { listPricesOf } from '../cost/hourly-costs.ts';
import type { AwsMessage, StackChange } from '../messages/aws.ts';
import { wrap } from '../text/fit.ts';
import { shortName } from '../text/short-name.ts';
import type { LinesByCode } from './lines-by-code.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';

const nameWidth = 26;
const timeWidth = 8;

export const awsLines: LinesByCode<AwsMessage['code']> = {
  'aws-target': ({ account, region, identity }) => [`  AWS account ${account}, ${region}, as ${identity}`],
  'dry-run': ({ title, steps }, { dim }) => [
    `  ${title}`,
    ...steps.flatMap(({ what, details }, index) => [
      `  ${String(index + 1).padStart(2)}. ${what}`,
      ...details.map((detail) => dim(`      ${detail}`)),
    ]),
    '',
    '  Nothing was done: --dry-run.',
  ],
  'stack-changes': ({ stackName, isNew, changes }, style) => [
    '',
    `  Stack ${stackName}${isNew ? ' (new)' : ''}: ${summaryOf(changes)}`,
    ...changes.flatMap((change) => [
      `  ${sign(change, style)} ${change.type}  ${change.path}${note(change)}`,
      ...change.details.map((detail) => style.dim(`        ${detail}`)),
    ]),
    '',
  ],
  'stack-unchanged': ({ stackName }) => [`  Stack ${stackName}: there are no changes.`],
  'image-pushed': ({ image, tag, program, tookMs, wasThere }, style) => [
    done(
      'Image',
      tookMs,
      wasThere ? `${image} was there, as ${tag}` : `${image} by ${program}, as ${tag}`,
      style,
    ),
  ],
  'image-deployed': ({ service, tookMs, url }, style) => [
    done('Live', tookMs, shortName(service), style),
    ...(url === undefined ? [] : ['', `  ${style.green(url)}`]),
  ],
  'connection-pending': ({ name, provider, url }, { yellow }) => [
    `  ${yellow('!')} The connection ${name} to ${provider} waits for you, once: open`,
    `      ${url}`,
    `    and choose “Update pending connection”. This command goes on by itself.`,
  ],
  'connection-ready': ({ name, tookMs, isKnown }, style) => [
    done('Connection', tookMs, `${name}${isKnown ? ' (was there)' : ''}`, style),
  ],
  'still-waiting': ({ what, tookMs, awaits }, { columns, dim }) => [
    `  … ${what.padEnd(nameWidth)} ${duration(tookMs).padStart(timeWidth)}`,
    ...awaits.flatMap((each) => wrap(each, columns - 6).map((line) => dim(`      ${line}`))),
  ],
  question: ({ text }) => [`  ${text} [y/N]`],
  'deployment-evidence': ({ service, events, tasks }, { columns, dim, red }) => [
    `  ${red('Why')}  service ${service}`,
    ...tasks.flatMap(({ task, reason, log }) => [
      ...wrap(`task ${task.slice(0, 8)}: ${reason}`, columns - 6).map((line) => `      ${line}`),
      ...log.map((line) => dim(`      | ${line}`)),
    ]),
    ...events.flatMap((event) => wrap(event, columns - 6).map((line) => dim(`      ${line}`))),
  ],
  'deletion-plan': ({ stacks, stays }) => [
    '  This deletes:',
    ...stacks.flatMap(({ name, resources }) => [
      `    stack ${name}`,
      ...table(resources.map(({ type, count }) => [String(count), type])).map((line) => `    ${line}`),
    ]),
    ...(stays.length > 0
      ? ['  This stays:', ...table(stays.map(({ what, why }) => [what, why])).map((line) => `  ${line}`)]
      : ['  Nothing of it stays.']),
  ],
  'stack-deleted': ({ stackName, tookMs }, style) => [done(`Deleted ${stackName}`, tookMs, '', style)],
  'system-deleted': ({ stays }) =>
    stays.length > 0
      ? ['Down. What stays costs little and not nothing:', ...stays.map((each) => `  ${each}`)]
      : ['Down. Nothing stays.'],
  check: ({ about, result, detail, remedy }, { green, red, yellow, columns }) => [
    ...wrap(`${about}: ${detail}`, columns - 4).map((line, index) =>
      index > 0
        ? `    ${line}`
        : `  ${result === 'ok' ? green('✓') : result === 'note' ? yellow('!') : red('✗')} ${line}`,
    ),
    ...(remedy ? wrap(remedy, columns - 6).map((line) => `      ${line}`) : []),
  ],
  'hourly-costs': ({ items }) => [
    '  What costs money by the hour, used or not:',
    ...table(items.map(({ what, price = '', why }) => [what, price, why])).map((line) => `  ${line}`),
    `  List prices of ${listPricesOf}, where there is one here.`,
    '  Those of other regions, and of today: https://aws.amazon.com/pricing',
  ],
};

const signs = { add: '[+]', modify: '[~]', replace: '[!]', 'may-replace': '[!]', remove: '[-]' } as const;

function sign({ action }: StackChange, { green, red, yellow }: Style): string {
  const paint = action === 'add' ? green : action === 'remove' || action === 'replace' ? red : yellow;
  return paint(signs[action]);
}

const note = ({ action }: StackChange) =>
  action === 'replace' ? ' (is replaced)' : action === 'may-replace' ? ' (may be replaced)' : '';

function summaryOf(changes: readonly StackChange[]): string {
  const count = (...actions: StackChange['action'][]) =>
    changes.filter(({ action }) => actions.includes(action)).length;
  const parts = [
    [count('add'), 'to add'],
    [count('modify', 'may-replace'), 'to change'],
    [count('replace'), 'to replace'],
    [count('remove'), 'to remove'],
  ] as const;
  return parts.flatMap(([number, what]) => (number > 0 ? [`${number} ${what}`] : [])).join(', ');
}

function done(name: string, tookMs: number, detail: string, { green, dim }: Style): string {
  const start = `  ${green('✓')} ${name.padEnd(nameWidth)} ${duration(tookMs).padStart(timeWidth)}`;
  return detail ? `${start}  ${dim(detail)}` : start;
}

/** `12.3 s`, and `4 min 5 s` from a minute on. */
function duration(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.floor((ms % 60_000) / 1000)} s`;
}
