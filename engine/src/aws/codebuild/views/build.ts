// A build as BatchGetBuilds returns it.
import type { Build, BuildPhase, LogsLocation } from '@aws-sdk/client-codebuild';
import type { BuildRecord, PhaseRecord } from '../state.ts';

export function buildView(build: BuildRecord, { region, arn }: Where): Build {
  const { definition } = build;
  return {
    id: build.id,
    arn: build.arn,
    buildNumber: build.number,
    startTime: new Date(build.startedAt),
    endTime: build.endedAt === undefined ? undefined : new Date(build.endedAt),
    currentPhase: build.phases.at(-1)?.type,
    buildStatus: build.status,
    buildComplete: build.endedAt !== undefined,
    sourceVersion: build.sourceVersion,
    resolvedSourceVersion: build.resolvedSourceVersion,
    projectName: build.projectName,
    phases: build.phases.map(phaseView),
    source: definition.source,
    secondarySources: definition.secondarySources ?? [],
    secondarySourceVersions: definition.secondarySourceVersions ?? [],
    artifacts: build.artifacts ?? { location: '' },
    secondaryArtifacts: [...build.secondaryArtifacts],
    cache: definition.cache,
    environment: definition.environment,
    serviceRole: definition.serviceRole,
    logs: logsView(build, { region, arn }),
    timeoutInMinutes: definition.timeoutInMinutes,
    queuedTimeoutInMinutes: definition.queuedTimeoutInMinutes,
    initiator: build.initiator,
    vpcConfig: definition.vpcConfig,
    encryptionKey: definition.encryptionKey ?? arn('kms', 'alias/aws/s3'),
    exportedEnvironmentVariables: [...build.exportedVariables],
  };
}

export interface Where {
  readonly region: string;
  arn(service: string, resource: string): string;
}

function phaseView({ type, status, startedAt, endedAt, contexts }: PhaseRecord): BuildPhase {
  return {
    phaseType: type,
    phaseStatus: status,
    startTime: new Date(startedAt),
    endTime: endedAt === undefined ? undefined : new Date(endedAt),
    durationInSeconds: endedAt === undefined ? undefined : Math.round((endedAt - startedAt) / 1000),
    contexts: contexts && [...contexts],
  };
}

export function logsView({ logs, definition }: BuildRecord, { region, arn }: Where): LogsLocation {
  const config = definition.logsConfig?.cloudWatchLogs;
  if (!logs) return { cloudWatchLogs: config };
  const [group, stream] = [logs.group, logs.stream].map((name) => encodeURIComponent(name));
  return {
    groupName: logs.group,
    streamName: logs.stream,
    deepLink: `https://console.aws.amazon.com/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${group}/log-events/${stream}`,
    cloudWatchLogsArn: arn('logs', `log-group:${logs.group}:log-stream:${logs.stream}`),
    cloudWatchLogs: config ?? { status: 'ENABLED' },
  };
}
