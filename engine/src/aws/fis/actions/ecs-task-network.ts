// aws:ecs:task-network-latency, -packet-loss and -blackhole-port. On AWS the agent's container in the task changes the
// task's network interface. Here what others reach the task through is impaired: load balancers, names, Service Connect.
// Connections that the task makes itself go out of the process directly, and cannot be.
import type { Impairment } from '../../../contracts/faults.ts';
import type { Context } from '../../../kernel/context.ts';
import { inject, remove, unimpaired } from '../network/inject.ts';
import { describeTasks } from '../targets/ecs-tasks.ts';
import { done, type FaultAction, type Run } from './fault-action.ts';
import {
  installDependencies,
  numberFrom,
  oneOf,
  taskDuration,
  useEcsFaultInjectionEndpoints,
} from './parameters.ts';
import { networkRemark } from './task-remarks.ts';

const target = { name: 'Tasks', resourceType: 'aws:ecs:task' } as const;

const sources = {
  description: 'The sources that are affected. Only ALL is simulated.',
  value: 'ALL',
  refuse: (value: string) =>
    value === 'ALL'
      ? undefined
      : `must be ALL: Drydock cannot tell other sources apart, and nothing was changed`,
};
const flowsPercent = {
  description: 'The percentage of network flows that are affected by the action.',
  value: '100',
  refuse: numberFrom(1, 100),
};

const common = {
  target,
  lasts: 'duration',
  end: (run: Run, ctx: Context) => {
    remove(ctx, run);
    return done;
  },
  remark: networkRemark,
} satisfies Partial<FaultAction>;

/** Impairs all that reaches the tasks of an action. */
function impair(run: Run, impairment: Impairment, ctx: Context): void {
  const tasks = describeTasks(ctx, run.targets);
  inject(
    ctx,
    run,
    tasks.map(({ taskArn = '' }) => ({ at: { taskArn }, impairment })),
  );
}

export const networkLatency: FaultAction = {
  ...common,
  id: 'aws:ecs:task-network-latency',
  description: 'Adds latency and jitter to the network interface of the target ECS tasks.',
  parameters: {
    duration: taskDuration,
    delayMilliseconds: {
      description: 'The delay, in milliseconds.',
      value: '200',
      refuse: numberFrom(0, 600_000),
    },
    jitterMilliseconds: {
      description: 'The jitter, in milliseconds.',
      value: '10',
      refuse: numberFrom(0, 600_000),
    },
    flowsPercent,
    sources,
    installDependencies,
    useEcsFaultInjectionEndpoints,
  },
  begin(run, ctx) {
    const impairment = {
      ...unimpaired,
      delayMs: Number(run.parameters.delayMilliseconds),
      jitterMs: Number(run.parameters.jitterMilliseconds),
      flowsPercent: Number(run.parameters.flowsPercent),
    };
    impair(run, impairment, ctx);
  },
};

export const networkPacketLoss: FaultAction = {
  ...common,
  id: 'aws:ecs:task-network-packet-loss',
  description: 'Adds packet loss to the network interface of the target ECS tasks.',
  parameters: {
    duration: taskDuration,
    lossPercent: {
      description: 'The percentage of packet loss.',
      value: '7',
      refuse: numberFrom(0, 100),
    },
    flowsPercent,
    sources,
    installDependencies,
    useEcsFaultInjectionEndpoints,
  },
  begin(run, ctx) {
    const impairment = {
      ...unimpaired,
      lossPercent: Number(run.parameters.lossPercent),
      flowsPercent: Number(run.parameters.flowsPercent),
    };
    impair(run, impairment, ctx);
  },
};

export const networkBlackholePort: FaultAction = {
  ...common,
  id: 'aws:ecs:task-network-blackhole-port',
  description: 'Drops inbound traffic of the target ECS tasks for a port.',
  parameters: {
    duration: taskDuration,
    port: { description: 'The port number.', required: true, refuse: numberFrom(1, 65_535) },
    trafficType: {
      description: 'The type of traffic. Only ingress is simulated.',
      required: true,
      refuse: (value) =>
        value === 'egress'
          ? 'must be ingress: Drydock does not simulate egress, and nothing was changed'
          : oneOf('ingress')(value),
    },
    protocol: {
      description: 'The protocol. Only tcp is simulated.',
      value: 'tcp',
      refuse: (value) =>
        value === 'udp'
          ? 'must be tcp: Drydock does not simulate udp, and nothing was changed'
          : oneOf('tcp')(value),
    },
    installDependencies,
    useEcsFaultInjectionEndpoints,
  },
  begin(run, ctx) {
    const containerPort = Number(run.parameters.port);
    const impairment = { ...unimpaired, blackhole: true };
    inject(
      ctx,
      run,
      describeTasks(ctx, run.targets).map(({ taskArn = '' }) => ({
        at: { taskArn },
        containerPort,
        impairment,
      })),
    );
  },
};
