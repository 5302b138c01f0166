// Why tasks of a service stopped: their reasons, exit codes and last lines.
import type { Cloud } from '../cloud/call.ts';
import { nameOf, type Service, type Task } from './shapes.ts';

export interface Failure {
  readonly task: string;
  readonly revision: string;
  readonly reason: string;
  readonly containers: readonly {
    readonly name: string;
    readonly outcome: string;
    readonly lines: readonly string[];
    /** Absent where its log driver is another than `awslogs`. */
    readonly logs: LogStream | undefined;
  }[];
}

export interface LogStream {
  readonly group: string;
  readonly stream: string;
}

interface StoppedTask extends Task {
  readonly stopCode?: string;
  /** Seconds. */
  readonly stoppedAt?: number;
}

interface TaskDefinition {
  readonly containerDefinitions: readonly {
    readonly name: string;
    readonly logConfiguration?: {
      readonly logDriver: string;
      readonly options?: Readonly<Record<string, string>>;
    };
  }[];
}

const most = 3;
const mostLines = 8;

/** The newest failures first; what a deployment or scaling stopped is none. */
export async function failuresOf(cloud: Cloud, service: Service): Promise<Failure[]> {
  const { clusterArn: cluster, serviceName } = service;
  const { taskArns = [] } = await cloud.json<{ taskArns?: string[] }>('ecs', 'ListTasks', {
    cluster,
    serviceName,
    desiredStatus: 'STOPPED',
  });
  if (taskArns.length === 0) return [];
  const { tasks } = await cloud.json<{ tasks: StoppedTask[] }>('ecs', 'DescribeTasks', {
    cluster,
    tasks: taskArns.slice(0, 100),
  });
  const failed = tasks
    .filter(
      ({ stopCode = '', stoppedReason = '' }) =>
        /EssentialContainerExited|TaskFailedToStart/.test(stopCode) || /health check/i.test(stoppedReason),
    )
    .sort((a, b) => (b.stoppedAt ?? 0) - (a.stoppedAt ?? 0));
  return Promise.all(failed.slice(0, most).map((task) => failureOf(cloud, task)));
}

async function failureOf(cloud: Cloud, task: StoppedTask): Promise<Failure> {
  const { taskDefinition } = await cloud.json<{ taskDefinition: TaskDefinition }>(
    'ecs',
    'DescribeTaskDefinition',
    { taskDefinition: task.taskDefinitionArn },
  );
  const containers = (task.containers ?? []).map(async ({ name, exitCode, reason }) => {
    const outcome = [exitCode === undefined ? '' : `exit code ${exitCode}`, reason ?? '']
      .filter((part) => part !== '')
      .join(', ');
    const log = taskDefinition.containerDefinitions.find((each) => each.name === name)?.logConfiguration;
    const { 'awslogs-group': group, 'awslogs-stream-prefix': prefix } = log?.options ?? {};
    const logs = group && prefix ? { group, stream: `${prefix}/${name}/${nameOf(task.taskArn)}` } : undefined;
    return { name, outcome, lines: logs ? await lastLines(cloud, logs) : [], logs };
  });
  return {
    task: nameOf(task.taskArn),
    revision: nameOf(task.taskDefinitionArn),
    reason: task.stoppedReason ?? '',
    containers: await Promise.all(containers),
  };
}

/** A task that never started has written nothing: its stream does not exist. */
async function lastLines(cloud: Cloud, { group, stream }: LogStream): Promise<string[]> {
  try {
    const { events = [] } = await cloud.json<{ events?: { message: string }[] }>('logs', 'GetLogEvents', {
      logGroupName: group,
      logStreamName: stream,
      limit: mostLines,
      startFromHead: false,
    });
    return events.map(({ message }) => message);
  } catch {
    return [];
  }
}
