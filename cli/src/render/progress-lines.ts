// The lines of `up` and `down`: one a step, with its time.

import type { AccessMessage } from '../messages/access.ts';
import type { AwsMessage } from '../messages/aws.ts';
import type { CheckMessage } from '../messages/check.ts';
import type { CoverageMessage } from '../messages/coverage.ts';
import type { DiagramMessage } from '../messages/diagram.ts';
import type { FaultMessage } from '../messages/faults.ts';
import type { MessageCode } from '../messages/message.ts';
import type { RehearsalMessage } from '../messages/rehearsal.ts';
import type { StatusMessage } from '../messages/status.ts';
import { cut } from '../text/fit.ts';
import { shortName } from '../text/short-name.ts';
import { shortPath } from '../text/short-path.ts';
import { clockText } from './clock-text.ts';
import type { LinesByCode } from './lines-by-code.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';

const nameWidth = 26;
const timeWidth = 8;
const doctorWidth = 11;

type ProgressCode = Exclude<
  MessageCode,
  | StatusMessage['code']
  | AccessMessage['code']
  | AwsMessage['code']
  | CheckMessage['code']
  | CoverageMessage['code']
  | RehearsalMessage['code']
  | 'estimate'
  | DiagramMessage['code']
  | FaultMessage['code']
  | 'reach'
  | 'log-line'
  | 'help'
  | 'version'
  | 'completion-script'
  | 'error'
>;

export const progressLines: LinesByCode<ProgressCode> = {
  'engine-ready': ({ wasRunning, tookMs, endpoint, state }, style) => [
    done(
      wasRunning ? 'Engine (was running)' : 'Engine',
      tookMs,
      `${endpoint}, state in ${shortPath(state)}`,
      style,
    ),
  ],
  'short-waits': ({ waits }, { dim }) => [
    dim('    Short waits (AWS’s own: --waits aws), at most:'),
    ...waits.map(({ name, shortMs }) => dim(`      ${seconds(shortMs)}  ${name}`)),
  ],
  'engine-notice': ({ text }, style) => [notice(text, style)],
  'source-notice': ({ text }, style) => [notice(text, style)],
  'adoption-plan': ({ name, title, decisions }, { columns, dim }) => [
    `  ${name}: ${title}`,
    ...planTable(decisions, columns, dim),
  ],
  'stack-outputs': ({ stackName, tookMs, outputs, urls }, style) => [
    done(`Stack ${stackName}`, tookMs, '', style),
    ...table(Object.entries(outputs)).map((line) => `  ${line}`),
    ...(urls.length > 0 ? ['', ...urls.map((url) => `  ${style.green(url)}`)] : []),
  ],
  'service-opened': ({ url }) => [url],
  'health-check-written': ({ path, matcher, isBy }, { yellow }) =>
    isBy === 'nothing'
      ? [
          `  ${yellow('!')} Health checks request ${path}, and take ${matcher} for healthy: nothing better is known. \`drydock up\` before`,
          '    `init` finds it, or say --health-path.',
        ]
      : [
          `  Health checks request ${path}, and take ${matcher} for healthy${isBy === 'up' ? ', as `drydock up` has found' : ''}.`,
        ],
  'files-written': ({ files }, { green }) => [
    ...files.map((file) => `  ${green('✓')} ${file}`),
    'Commit them, then `drydock up`.',
  ],
  'doctor-check': ({ about, status, detail, advice }, { green, yellow, red }) => [
    `  ${status === 'ok' ? green('✓') : status === 'warning' ? yellow('!') : red('✗')} ${about.padEnd(doctorWidth)} ${detail}`,
    ...(advice ? [`    ${' '.repeat(doctorWidth)} ${advice}`] : []),
  ],
  'tool-line': ({ text }, { dim }) => [dim(`  | ${text}`)],
  'deployment-started': ({ version }) => ['', `  ${version.slice(0, 7)}`],
  'deployment-followed': ({ environment, followed, dashboard }, { dim }) => [
    '',
    ...dashboardLines(dashboard, dim),
    ...awsCli(environment, dim),
    dim(
      `  ${followed === 'files' ? 'Save a file, and it is deployed.' : followed === 'commits' ? 'Commit a change, and it is deployed.' : 'Run `drydock up` again to deploy a change.'}`,
    ),
    dim('  drydock status | logs -f | open --dashboard | down'),
  ],
  'health-check-found': ({ path, matcher }, { dim }) => [
    dim(`  Health checks request ${path}, and take ${matcher} for healthy.`),
  ],
  'nested-stack-complete': ({ logicalId, tookMs }, style) => [done(words(logicalId), tookMs, '', style)],
  'nested-stack-failed': ({ logicalId, tookMs, reason }, style) =>
    failed(words(logicalId), tookMs, reason.split('\n'), style),
  'stacks-complete': ({ tookMs, parameters }, style) => {
    const waits = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
    return [done('Stacks', tookMs, waits.length > 0 ? `with ${waits.join(' ')}` : '', style)];
  },
  'first-answer': ({ tookMs, body, ok }, style) =>
    ok
      ? [done('First answer', tookMs, body, style)]
      : failed('First answer', tookMs, body.split('\n'), style),
  'healthy-tasks': ({ running, desired, zones, tookMs }, style) => [
    done('Healthy tasks', tookMs, `${running} of ${desired}, in ${zones.join(' and ')}`, style),
  ],
  'service-live': ({ url, tookMs }, { green }) => ['', `  ${green(url)}   live after ${seconds(tookMs)}`],
  'next-steps': ({ environment, branch, isFollowed, isWatched, flag, dashboard }, { dim }) => [
    '',
    ...dashboardLines(dashboard, dim),
    ...awsCli(environment, dim),
    dim(
      `  ${isWatched ? 'Save a file, and it goes live by itself.' : howToDeploy('change', branch, isFollowed)}`,
    ),
    dim(`  drydock status | logs -f | open --dashboard | down${flag ? `, each with ${flag}` : ''}`),
  ],

  'execution-started': ({ executionId, commit }) => ['', `  ${commit?.slice(0, 7) ?? executionId}`],
  'action-succeeded': ({ action, tookMs, summary }, style) => [
    done(`Pipeline: ${action}`, tookMs, summary, style),
  ],
  'action-failed': ({ stage, tookMs, reason, log }, style) =>
    failed(
      `Pipeline: ${stage}`,
      tookMs,
      [...shortReason(reason).split('\n'), ...log.map((line) => `| ${line}`)],
      style,
    ),
  'task-failed': (
    { task, taskDefinition, reason, container, exitCode, containerReason, health, log },
    style,
  ) => [
    `  ${style.red('✗')} ${`Task ${task.slice(0, 8)}`.padEnd(nameWidth)} ${' '.repeat(timeWidth)}  ${taskDefinition}`,
    `      ${reason}`,
    ...(exitCode === undefined ? [] : [`      ${container}: exit code ${exitCode}${meaningOf(exitCode)}`]),
    ...(containerReason ? [`      ${container}: ${containerReason}`] : []),
    ...(health ? [`      ${health}`] : []),
    ...log.map((line) => `      | ${line}`),
  ],
  'task-starting': (
    { task, taskDefinition, forMs, graceMs, health, container, containerReason },
    { dim },
  ) => [
    `  … ${`Task ${task.slice(0, 8)}`.padEnd(nameWidth)} ${seconds(forMs).padStart(timeWidth)}  ${taskDefinition} does not answer yet${graceMs ? `; it is stopped after ${graceMs / 1000} s` : ''}`,
    ...(health ? [dim(`      ${health}`)] : []),
    ...(containerReason ? [`      ${container}: ${containerReason}`] : []),
  ],
  'instance-event': ({ status, description, reason }, style) => [
    `  ${status === 'Successful' ? style.yellow('!') : style.red('✗')} ${description.replace(/\s+Status Reason:.*$/, '')}`,
    ...(reason ? [`      ${reason}`] : []),
  ],
  'service-event': ({ service, text }, { dim }) => [dim(`  ${shortName(service)} ${withShortIds(text)}`)],
  'first-execution-failed': ({ branch, isFollowed }, { red }) => [
    '',
    `  ${red('The pipeline failed.')} ${howToDeploy('fix', branch, isFollowed)}`,
  ],
  'execution-live': ({ url, tookMs }, { green }) => [`  ${green('live')} at ${url} after ${seconds(tookMs)}`],
  'execution-failed': ({ status }, { red }) => [
    `  ${red(status)}: the service keeps running the previous version.`,
  ],
  'service-stack-deleted': ({ stackName }, style) => [
    notice(
      `${stackName} never came up and cannot be updated, so it has been deleted; the next commit will recreate it.`,
      style,
    ),
  ],

  'going-down': () => ['', '  Going down …'],
  'engine-down': ({ wasRunning, state, isPurged }) => {
    if (isPurged) return [`Down, and ${state} is removed.`];
    return [
      wasRunning ? `Down. \`drydock up\` resumes it from ${state}.` : `No engine was running on ${state}.`,
    ];
  },
  'state-checked': ({ state, rows, records, blobs, problems }, { red }) => [
    ...problems.map((problem) => `  ${red('✗')} ${problem}`),
    `${state}: ${rows} records, ${records} log and metric records, ${blobs} blobs; ${problems.length > 0 ? 'not all of it can be used.' : 'nothing is wrong.'}`,
  ],
  'state-exported': ({ state, file, sizeBytes }) => [
    `${state} is in ${file} (${(sizeBytes / 1e6).toFixed(1)} MB). \`drydock state import\` reads it.`,
  ],
  'state-imported': ({ state, file }) => [`${state} holds what ${file} held. \`drydock up\` resumes it.`],

  'name-resolved': ({ records, addresses, ports }) => [
    ...records.flatMap(({ name, ttl, type, values }) =>
      values.map((value) => `${name}.  ${ttl}  IN  ${type}  ${value}`),
    ),
    ...(addresses.length > 0
      ? [`Here: ${addresses.join(', ')}${ports.length > 0 ? `, port ${ports.join(', ')}` : ''}`]
      : []),
  ],

  clock: (facts) => [clockText(facts)],
  'source-list': ({ sources }) =>
    sources.length === 0
      ? ['No repository is mapped. `drydock source map OWNER/NAME PATH` maps one.']
      : sources.map(
          ({ repository, path, by }) =>
            `${repository}  ${path}${by === 'current-folder' ? '  (by its git remote)' : ''}`,
        ),
  'session-begins': ({ container, task }) => [`${container} of task ${task.split('/').at(-1)}`],
  'source-mapped': ({ repository, path }) => [`${repository} now maps to ${path}.`],
  'source-removed': ({ repository, path }) => [
    `${repository} no longer maps to ${path}; sources that need it will wait.`,
  ],

  'engine-gone': ({ wasStopped }) => [
    '',
    wasStopped
      ? '  The engine was stopped. `drydock up` starts it again.'
      : '  The engine has ended unexpectedly. `drydock up` resumes it.',
  ],
};

/** Never cut: it is there to be followed. */
const dashboardLines = (link: string | undefined, dim: Style['dim']) =>
  link === undefined ? [] : [dim(`  Dashboard:  ${link}`)];

/** Never cut: it is there to be copied. */
const awsCli = (environment: Readonly<Record<string, string>>, dim: Style['dim']) => [
  dim(
    `  AWS CLI:  export ${Object.entries(environment)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')}`,
  ),
];

/** Three columns; where they do not fit, the reason is cut and not the decision. */
function planTable(
  decisions: readonly { readonly about: string; readonly value: string; readonly why: string }[],
  columns: number,
  dim: Style['dim'],
): string[] {
  const aboutWidth = Math.max(...decisions.map(({ about }) => about.length));
  const valueWidth = Math.max(...decisions.map(({ value }) => value.length));
  return decisions.map(({ about, value, why }) => {
    const start = `    ${about.padEnd(aboutWidth)}  ${value.padEnd(valueWidth)}`;
    const rest = cut(why, columns - start.length - 2);
    return `${cut(start, columns)}${rest.length > 1 ? `  ${dim(rest)}` : ''}`.trimEnd();
  });
}

function done(name: string, tookMs: number, detail: string, { columns, green, dim }: Style): string {
  const start = `${name.padEnd(nameWidth)} ${seconds(tookMs).padStart(timeWidth)}`;
  const rest = cut(detail.replaceAll(/\s*\n\s*/g, ' '), columns - start.length - 6);
  return `  ${green('✓')} ${start}${rest && `  ${dim(rest)}`}`;
}

function failed(name: string, tookMs: number, reasons: readonly string[], { red }: Style): string[] {
  return [
    `  ${red('✗')} ${name.padEnd(nameWidth)} ${seconds(tookMs).padStart(timeWidth)}`,
    ...reasons.map((line) => `      ${line}`),
  ];
}

const notice = (text: string, { yellow }: Style) => `  ${yellow('!')} ${text}`;

const meaningOf = (exitCode: number) =>
  exitCode === 137
    ? ' (killed, by its memory limit or from outside)'
    : exitCode === 143
      ? ' (told to end)'
      : '';

/** CodeBuild quotes the failed command, which may have many lines; the log below it shows what matters. */
const shortReason = (reason: string) =>
  reason.replace(/(Error while executing command: )[\s\S]*?\n[\s\S]*(\. Reason: )/, '$1…$2');

/** `0.4 s` */
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** `LoadBalancer` → `Load balancer` */
const words = (id: string) => id.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const howToDeploy = (what: string, branch: string, isFollowed: boolean) =>
  isFollowed
    ? `Commit a ${what} to ${branch}, and it goes live by itself.`
    : `Run \`drydock up\` again to deploy a ${what}.`;

/** As `drydock status` shows the ids of tasks. */
const withShortIds = (text: string) => text.replaceAll(/\b([0-9a-f]{8})[0-9a-f]{24}\b/g, '$1');
