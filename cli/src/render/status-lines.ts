// The sections of `drydock status`. They fit 80 columns: names are shortened (`--json` has them in full), and on a
// terminal what is still too long is cut.
import type { SharedCores, StatusMessage } from '../messages/status.ts';
import { cut, wrap } from '../text/fit.ts';
import { shortName } from '../text/short-name.ts';
import { clockText } from './clock-text.ts';
import type { LinesByCode } from './lines-by-code.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';

const noteIndent = 6;
/** The newest ones. */
const mostMails = 10;

export const statusLines: LinesByCode<StatusMessage['code']> = {
  'status-frame': ({ at }, { dim, clear }) => [`${clear}${dim(`${at.slice(11, 19)}  Ctrl-C ends`)}`],
  'status-target': ({ endpoint, pid, account, region, clock, sharedCores, serviceUrl }, { green }) => [
    `Engine     ${endpoint}  pid ${pid}, account ${account}, ${region}`,
    ...(clock ? [`Clock      ${clockText(clock)}`] : []),
    ...(sharedCores ? [`CPU        ${coresText(sharedCores)}`] : []),
    ...(serviceUrl ? [`Service    ${green(serviceUrl)}`] : []),
  ],
  'status-engine-faults': ({ faults, log }, { red, wrapColumns }) => [
    '',
    red('The engine itself has a fault: what needs this waits'),
    ...faults.flatMap(({ region, of, key, error, since, failures }) => [
      `  ${of}  ${region}  ${failures} times since ${since.slice(11, 19)}`,
      // Names are whole here: they are what to look for in the log.
      ...(key ? [`${' '.repeat(noteIndent)}${key}`] : []),
      ...wrap(error.split('\n', 1)[0]!, wrapColumns - noteIndent).map(
        (text) => `${' '.repeat(noteIndent)}${text}`,
      ),
    ]),
    '  It is tried again. The rest is in what `drydock engine` writes, or in',
    `  ${log}`,
  ],
  'status-stacks': ({ stacks }, style) =>
    section(
      'Stacks',
      stacks.map(({ name, status }) => [shortName(name), status]),
      style,
      stacks.map(({ reason }) => reason),
    ),
  'status-pipeline': ({ name, stages }, style) =>
    section(
      `Pipeline ${shortName(name)}`,
      stages.map((stage) => [stage.name, stage.status ?? 'not run yet']),
      style,
      stages.map(({ summary }) => summary),
    ),
  'status-waiting': ({ waiting }, style) =>
    section(
      'Waiting for you',
      waiting.map(({ pipeline, action }) => [shortName(pipeline), action]),
      style,
      waiting.map(({ reason }) => reason),
    ),
  'status-in-progress': ({ rows }, style) =>
    section(
      'In progress',
      rows.map(({ pipeline, action }) => [shortName(pipeline), action]),
      style,
      rows.map(({ reason }) => reason),
    ),
  'status-blocked': ({ blocked }, { yellow, wrapColumns }) => [
    '',
    yellow('AWS would not let through'),
    ...blocked.flatMap(({ from, to, port, reason, command }) => [
      `  port ${port} from ${shortName(from)} to ${shortName(to)}`,
      ...wrap(reason, wrapColumns - noteIndent).map((text) => `${' '.repeat(noteIndent)}${text}`),
      // To be copied, and so in one line.
      ...(command ? [`${' '.repeat(noteIndent)}${command}`] : []),
    ]),
  ],
  'status-services': ({ services }, style) =>
    services.length === 0
      ? section('Service', [['not deployed yet']], style)
      : services.flatMap(({ name, running, desired, deployments }) =>
          section(
            `Service ${shortName(name)}: ${running}/${desired} running`,
            deployments.map((deployment) => [
              deployment.status,
              deployment.rolloutState,
              deployment.taskDefinition,
              `${deployment.running}/${deployment.desired} running`,
            ]),
            style,
            deployments.map(({ reason }) => reason),
          ),
        ),
  'status-tasks': ({ tasks }, style) =>
    section(
      'Tasks',
      tasks.map(({ zone, instance, task, status, taskDefinition }) => [
        zone,
        instance,
        task.slice(0, 8),
        status,
        taskDefinition,
      ]),
      style,
      tasks.map(({ reason }) => reason),
    ),
  'status-load-balancers': ({ loadBalancers }, style) =>
    section(
      'Load balancers',
      loadBalancers.map(({ name, address, state }) => [shortName(name), address, state]),
      style,
      loadBalancers.map(({ reason }) => reason),
    ),
  'status-targets': ({ groups }, style) =>
    section(
      'Targets',
      groups.flatMap(({ name, targets }) =>
        targets.length === 0
          ? [[shortName(name), 'no target']]
          : targets.map(({ address, zone, state }) => [shortName(name), address, zone, state]),
      ),
      style,
      groups.flatMap(({ targets }) =>
        targets.length === 0 ? [''] : targets.map(({ description }) => description),
      ),
    ),
  'status-certificates': ({ certificates }, style) => {
    const selfSigned = certificates.find(({ origin }) => origin === 'self-signed');
    return [
      ...section(
        'Certificates',
        certificates.map(({ names, origin, isInUse }) => [
          origin,
          isInUse ? 'in use' : 'not in use',
          names.join(' '),
        ]),
        style,
      ),
      ...certificates.map(({ arn }) => `  ${arn}`),
      ...(selfSigned
        ? [
            '  To trust a self-signed one:',
            '    aws acm get-certificate --query Certificate --output text \\',
            `      --certificate-arn ${selfSigned.arn} \\`,
            '      > certificate.pem && curl --cacert certificate.pem …',
          ]
        : []),
    ];
  },
  'status-alarms': ({ alarms }, style) =>
    section(
      'Alarms',
      alarms.map(({ name, state }) => [state, shortName(name)]),
      style,
      alarms.map(({ reason }) => reason),
    ),
  'status-mail': ({ mails }, style) => {
    const shown = mails.slice(-mostMails);
    const left = mails.length - shown.length;
    return [
      ...section(
        'Mail of topics, not sent',
        shown.map(({ sentAt, to, topic }) => [sentAt.slice(0, 19).replace('T', ' '), to, shortName(topic)]),
        style,
        shown.map(({ subject }) => subject),
      ),
      ...(left > 0 ? [`  and ${left} older ones: --json has all`] : []),
      ...[...new Set(shown.map(({ confirm }) => confirm))]
        .filter((command) => command !== '')
        .flatMap((command) => ['  To confirm:', `    ${command}`]),
    ];
  },
  'status-recorded': ({ resources }, style) =>
    section(
      'Recorded only, not simulated',
      resources.map(({ stack, logicalId, type }) => [shortName(stack), logicalId, type]),
      style,
      resources.map(({ reason }) => reason),
    ),
  'status-outdated': ({ resources }, style) =>
    section(
      'To be deployed again: what refers to these has an address from before',
      resources.map(({ stack, logicalId, type }) => [shortName(stack), logicalId, type]),
      style,
      resources.map(({ reason }) => reason),
    ),
  'status-missing': ({ what, reason }, { yellow, wrapColumns }) => [
    '',
    `${yellow('Missing')}: ${what}`,
    ...wrap(oneLine(reason), wrapColumns - 2).map((text) => `  ${text}`),
  ],
  'status-unreadable': ({ what, reason }, { red }) => [
    '',
    `${red('Could not be read')}: ${what}`,
    `  ${oneLine(reason)}`,
  ],
};

/** @param notes a text for each row: behind it where it fits, wrapped below it where it does not */
function section(
  title: string,
  rows: readonly (readonly string[])[],
  { columns, wrapColumns }: Style,
  notes: readonly string[] = [],
): string[] {
  if (rows.length === 0) return ['', cut(title, columns), '  none'];
  const lines = table(rows, columns);
  const longest = Math.max(...lines.map((line) => line.length));
  return [
    '',
    cut(title, columns),
    ...lines.flatMap((line, index) => {
      const note = oneLine(notes[index] ?? '');
      if (!note) return [line];
      const inLine = `${line.padEnd(longest)}  ${note}`;
      return inLine.length <= wrapColumns
        ? [inLine]
        : [line, ...wrap(note, wrapColumns - noteIndent).map((text) => `${' '.repeat(noteIndent)}${text}`)];
    }),
  ];
}

const oneLine = (text: string) => text.trim().replaceAll(/\s*\n\s*/g, ' ');

/** What the CPU metric of instances is a share of. */
const coresText = (shared: SharedCores): string =>
  'cores' in shared
    ? `the ${shared.vcpus} vCPUs of the instances share the ${shared.cores} cores of this machine`
    : `a vCPU of an instance is ${shared.coresPerVcpu} of a core of this machine`;
