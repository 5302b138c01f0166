// The event that CodeBuild publishes when a build starts and when it ends.
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

export function buildStateChange(build: BuildRecord, ctx: Context): AwsEvent<BuildStateChange> {
  const { definition } = build;
  const { source, environment } = definition;
  const logs = logsView(build, ctx);
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
      'additional-information': {
        artifact: { sha256sum: build.artifacts?.sha256sum, location: build.artifacts?.location ?? '' },
        environment: {
          image: environment?.image,
          'privileged-mode': environment?.privilegedMode ?? false,
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
      },
    }),
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
