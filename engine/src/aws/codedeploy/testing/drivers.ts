// Stand-ins for what runs tasks and functions, for tests of deployments.
import type { Operation } from '../../../kernel/context.ts';
import { pending } from '../../../kernel/pending.ts';
import { privateTable } from '../../../testing/private-table.ts';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { type StandInService, standInService } from '../../../testing/stand-in-service.ts';

const tasks = privateTable<{
  readonly arn: string;
  readonly taskDefinition: string;
  readonly lastStatus: string;
  readonly targets: readonly {
    readonly targetGroupArn: string;
    readonly id?: string;
    readonly port?: number;
  }[];
}>('ecs/tasks');

/** What a hook's function was called with, and how its invocation ends. */
export interface HookCall {
  readonly functionName: string;
  readonly DeploymentId: string;
  readonly LifecycleEventHookExecutionId: string;
  /** The function returns, or fails with an error. */
  end(error?: string): void;
}

/** @param cloud the cloud that it is part of, which is not there yet */
export function standInLambda(cloud: () => Rehearsal): {
  readonly hooks: HookCall[];
  readonly lambda: StandInService<'lambda'>;
} {
  const hooks: HookCall[] = [];
  const invoke: Operation<'lambda', 'Invoke'> = ({ FunctionName = '', InvocationType, Payload }, ctx) => {
    const invocationId = ctx.ids.uuid();
    const event = JSON.parse(Buffer.from(Payload as Uint8Array).toString()) as Omit<HookCall, 'functionName'>;
    const end = (error?: string) => {
      cloud().report('functions/invoked', {
        invocationId,
        payload: JSON.stringify(error ?? null),
        logTail: '',
        ...(error === undefined ? {} : { failed: true }),
      } as never);
      cloud().settle();
    };
    hooks.push({ ...event, functionName: FunctionName, end });
    // What a topic does.
    if (InvocationType === 'Event') return { StatusCode: 202 };
    return pending(
      'functions/invoked',
      (report) => report.invocationId === invocationId,
      ({ payload, failed }) => ({
        StatusCode: 200,
        Payload: Buffer.from(payload) as never,
        ...(failed ? { FunctionError: 'Unhandled' } : {}),
      }),
    );
  };
  const lambda = standInService({ id: 'lambda', operations: { Invoke: invoke } });
  return { hooks, lambda };
}

/** Tasks start and pass their health checks at once, but for those of broken task definitions. */
export function withRuntime(cloud: Rehearsal, broken: ReadonlySet<string>): void {
  let started = 0;
  const check = () => {
    const targets = cloud.state
      .all(tasks)
      .filter(({ lastStatus }) => lastStatus === 'RUNNING')
      .flatMap(({ taskDefinition, targets: own }) =>
        own.flatMap(({ targetGroupArn, id, port }) =>
          id === undefined || port === undefined || broken.has(taskDefinition)
            ? []
            : [{ targetGroupArn, id, port, state: 'healthy' as const }],
        ),
      );
    cloud.report('balancer/health', { targets });
  };
  cloud.on('runtime/start-task', ({ taskArn, containers }) => {
    started += 1;
    cloud.report('runtime/task-started', {
      taskArn,
      pullStartedAt: cloud.clock.now(),
      pullStoppedAt: cloud.clock.now(),
      containers: containers.map(({ name }) => ({
        name,
        runtimeId: '1',
        endpoints: [{ containerPort: 8080, host: '127.0.0.1', port: 40_000 + started }],
      })),
    });
    check();
  });
  cloud.on('runtime/stop-task', ({ taskArn }) => cloud.report('runtime/task-stopped', { taskArn }));
  cloud.on('balancer/apply', ({ loadBalancers }) => {
    for (const { arn, hostPorts } of loadBalancers)
      cloud.report('balancer/reservation', { loadBalancerArn: arn, hostPort: hostPorts![0]! });
    for (const { arn, hostPorts } of loadBalancers.flatMap((balancer) => balancer.listeners))
      cloud.report('balancer/listener', { listenerArn: arn, hostPort: hostPorts[0] });
    check();
  });
}
