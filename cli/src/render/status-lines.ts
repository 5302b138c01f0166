// The sections of `drydock status`. They fit 80 columns: names are shortened (`--json` has them in full), and on a
// terminal what is still too long is cut.
import type { StatusMessage } from '../messages/status.ts';
import type { LinesByCode } from './lines-by-code.ts';
import { shortName } from './short-name.ts';
import { cut, type Style } from './style.ts';
import { table } from './table.ts';

export const statusLines: LinesByCode<StatusMessage['code']> = {
  'status-target': ({ endpoint, pid, account, region, serviceUrl }, { green }) => [
    `Engine     ${endpoint}  pid ${pid}, account ${account}, ${region}`,
    ...(serviceUrl ? [`Service    ${green(serviceUrl)}`] : []),
  ],
  'status-stacks': ({ stacks }, style) =>
    section(
      'Stacks',
      stacks.map(({ name, status, reason }) => [name, status, oneLine(reason)]),
      style,
    ),
  'status-pipeline': ({ name, stages }, style) =>
    section(
      `Pipeline ${name}`,
      stages.map((stage) => [stage.name, stage.status ?? 'not run yet', oneLine(stage.summary)]),
      style,
    ),
  'status-services': ({ services }, style) =>
    services.length === 0
      ? section('Service', [['not deployed yet']], style)
      : services.flatMap(({ name, running, desired, deployments }) =>
          section(
            `Service ${name}: ${running}/${desired} running`,
            deployments.map((deployment) => [
              deployment.status,
              deployment.rolloutState,
              deployment.taskDefinition,
              `${deployment.running}/${deployment.desired} running`,
            ]),
            style,
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
    ),
  'status-targets': ({ groups }, style) =>
    section(
      'Targets',
      groups.flatMap(({ name, targets }) =>
        targets.length === 0
          ? [[name, 'no target']]
          : targets.map(({ address, zone, state, description }) => [
              name,
              address,
              zone,
              state,
              oneLine(description),
            ]),
      ),
      style,
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
  'status-alarms': ({ alarms }, style) => {
    const rows = table(
      alarms.map(({ name, state }) => [state, shortName(name)]),
      style.columns,
    );
    return [
      '',
      'Alarms',
      ...alarms.flatMap(({ state, reason }, index) => {
        const row = rows[index] ?? '';
        return [
          state === 'ALARM' ? style.red(row) : row,
          ...(reason ? [cut(`      ${oneLine(reason)}`, style.columns)] : []),
        ];
      }),
    ];
  },
  'status-recorded': ({ resources }, style) =>
    section(
      'Recorded only, not simulated',
      resources.map(({ stack, logicalId, type }) => [shortName(stack), logicalId, type]),
      style,
    ),
  'status-missing': ({ what, reason }, { yellow }) => [
    '',
    `${yellow('Missing')}: ${what}`,
    `  ${oneLine(reason)}`,
  ],
  'status-unreadable': ({ what, reason }, { red }) => [
    '',
    `${red('Could not be read')}: ${what}`,
    `  ${oneLine(reason)}`,
  ],
};

function section(title: string, rows: readonly (readonly string[])[], { columns }: Style): string[] {
  return ['', cut(title, columns), ...(rows.length > 0 ? table(rows, columns) : ['  none'])];
}

const oneLine = (text: string) => text.replaceAll(/\s*\n\s*/g, ' ');
