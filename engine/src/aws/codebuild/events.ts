// The events that CodeBuild publishes when a build starts, when a phase of it ends, and when it ends.
// https://docs.aws.amazon.com/codebuild/latest/userguide/sample-build-notifications.html#sample-build-notifications-ref
import type { StatusType } from '@aws-sdk/client-codebuild';
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import { plain } from '../../kernel/plain.ts';
import type { BuildRecord, PhaseRecord } from './state.ts';
import { logsView } from './views/build.ts';

declare module '../../kernel/registry.ts' {
  interface Events {
    'codebuild/build-state-change': AwsEvent<BuildStateChange>;
    'codebuild/build-phase-change': AwsEvent<BuildPhaseChange>;
  }
}

export interface BuildStateChange {
  readonly 'build-status': StatusType;
  readonly 'project-name': string;
  /** The build's ARN. */
  readonly 'build-id': string;
  readonly 'current-phase': string;
  readonly 'current-phase-context': string;
  readonly version: '1';
  readonly 'additional-information': Readonly<Record<string, unknown>>;
}

export interface BuildPhaseChange {
  readonly 'completed-phase': string;
  readonly 'completed-phase-status': string;
  readonly 'completed-phase-context': string;
  readonly 'completed-phase-duration-seconds': number;
  /** `Sep 1, 2017 4:12:29 PM`, in UTC, like the start. */
  readonly 'completed-phase-end': string;
  readonly 'completed-phase-start': string;
  readonly 'project-name': string;
  /** The build's ARN. */
  readonly 'build-id': string;
  readonly version: '1';
  readonly 'additional-information': Readonly<Record<string, unknown>>;
}

export function buildStateChange(build: BuildRecord, ctx: Context): AwsEvent<BuildStateChange> {
  const current = build.phases.at(-1)!;
  return {
    detailType: 'CodeBuild Build State Change',
    resources: [build.arn],
    detail: plain({
      'build-status': build.status,
      'project-name': build.projectName,
      'build-id': build.arn,
      'current-phase': current.type,
      'current-phase-context': contextOf(current),
      version: '1' as const,
      'additional-information': informationOf(build, ctx),
    }),
  };
}

/** One event for each phase that has ended since. */
export function publishPhaseChanges(before: readonly PhaseRecord[], build: BuildRecord, ctx: Context): void {
  const endedBefore = new Set(before.flatMap(({ type, endedAt }) => (endedAt === undefined ? [] : type)));
  for (const phase of build.phases) {
    const { endedAt } = phase;
    if (endedAt === undefined || endedBefore.has(phase.type)) continue;
    ctx.publish('codebuild/build-phase-change', () => buildPhaseChange(build, { ...phase, endedAt }, ctx));
  }
}

function buildPhaseChange(
  build: BuildRecord,
  phase: PhaseRecord & { readonly endedAt: number },
  ctx: Context,
): AwsEvent<BuildPhaseChange> {
  return {
    detailType: 'CodeBuild Build Phase Change',
    resources: [build.arn],
    detail: plain({
      'completed-phase': phase.type,
      'completed-phase-status': phase.status ?? 'SUCCEEDED',
      'completed-phase-context': contextOf(phase),
      'completed-phase-duration-seconds': Math.round((phase.endedAt - phase.startedAt) / 1000),
      'completed-phase-end': dateText(phase.endedAt),
      'completed-phase-start': dateText(phase.startedAt),
      'project-name': build.projectName,
      'build-id': build.arn,
      version: '1' as const,
      'additional-information': informationOf(build, ctx),
    }),
  };
}

function informationOf(build: BuildRecord, ctx: Context): Readonly<Record<string, unknown>> {
  const { definition } = build;
  const { source, environment } = definition;
  const logs = logsView(build, ctx);
  return {
    artifact: { sha256sum: build.artifacts?.sha256sum, location: build.artifacts?.location ?? '' },
    cache: { type: definition.cache?.type ?? 'NO_CACHE', location: definition.cache?.location },
    environment: {
      image: environment?.image,
      'privileged-mode': environment?.privilegedMode ?? false,
      'image-pull-credentials-type': environment?.imagePullCredentialsType ?? 'CODEBUILD',
      'compute-type': environment?.computeType,
      type: environment?.type,
      'environment-variables': environment?.environmentVariables ?? [],
    },
    'timeout-in-minutes': definition.timeoutInMinutes,
    'queued-timeout-in-minutes': definition.queuedTimeoutInMinutes,
    'build-complete': build.endedAt !== undefined,
    'build-number': build.number,
    initiator: build.initiator,
    'build-start-time': dateText(build.startedAt),
    source: { location: source?.location, type: source?.type },
    'source-version': build.sourceVersion,
    logs: {
      'group-name': logs.groupName,
      'stream-name': logs.streamName,
      'deep-link': logs.deepLink,
    },
    phases: build.phases.map((phase) => ({
      'phase-type': phase.type,
      'phase-status': phase.status,
      'start-time': dateText(phase.startedAt),
      ...(phase.endedAt !== undefined && {
        'end-time': dateText(phase.endedAt),
        'duration-in-seconds': Math.round((phase.endedAt - phase.startedAt) / 1000),
        'phase-context': [contextOf(phase)],
      }),
    })),
  };
}

/** `[<status code>: <message>]`, as in AWS's example; `[: ]` for a phase without a problem. */
function contextOf({ contexts = [] }: PhaseRecord): string {
  const { statusCode = '', message = '' } = contexts[0] ?? {};
  return `[${statusCode}: ${message}]`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Sep 1, 2017 4:12:29 PM`, in UTC. */
function dateText(ms: number): string {
  const date = new Date(ms);
  const hours = date.getUTCHours();
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  const time = `${hours % 12 || 12}:${twoDigits(date.getUTCMinutes())}:${twoDigits(date.getUTCSeconds())}`;
  const day = `${months[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`;
  return `${day} ${time} ${hours < 12 ? 'AM' : 'PM'}`;
}
