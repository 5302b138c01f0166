// Moves one instance through its life: pending → running (boot: agent, signals), and later shutting-down → terminated →
// forgotten. EC2 guide, "Amazon EC2 instance state changes".
import { spans } from '../../../contracts/spans.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { parseJson } from '../../../kernel/json.ts';
import { clusterOf, hasAgent, register } from '../boot/ecs-agent.ts';
import { readUserData } from '../boot/user-data.ts';
import { findImage } from '../catalog/images.ts';
import { enterState } from '../instances/instance-state.ts';
import { removeVolumes } from '../instances/volumes.ts';
import { removeNetworkInterface } from '../network/network-interfaces.ts';
import { drawPublicAddress } from '../network/public-addresses.ts';
import {
  type Boot,
  type InstanceRecord,
  instanceTable,
  networkInterfaceTable,
  subnetTable,
} from '../state.ts';
import { removeTags } from '../tags/tags.ts';

/** How long an instance stays in each transitional state at this machine's pace; seconds to minutes at AWS's. */
const transitionMs = 150;
/** "After you terminate an instance, it remains visible in the console for a short while": about an hour. */
const forgottenAfterMs = 3_600_000;
const agentRetryMs = 1_000;

export interface Step {
  readonly do: 'run' | 'boot' | 'register' | 'signal' | 'stop' | 'terminate' | 'forget';
}

interface Snapshot {
  readonly instance: InstanceRecord;
  readonly hasAgent: boolean;
}

export const instanceController: Controller<Snapshot, Step> = {
  name: 'ec2/instance',
  keys: (state) => state.keys(instanceTable),
  watches: { 'ec2/instances': (id) => [id] },
  observe(state, id) {
    const instance = state.get(instanceTable, id);
    if (!instance) return undefined;
    const image = findImage(state.region, instance.ImageId, instance.InstanceType);
    return { instance, hasAgent: image !== undefined && hasAgent(image) };
  },
  plan({ instance, hasAgent: startsAgent }, now) {
    const { State, StateSince, StateTakesMs, Boot } = instance;
    const after = (ms: number, step: Step) =>
      now >= StateSince + ms ? { steps: [step] } : { steps: [], revisitAt: StateSince + ms };
    switch (State) {
      case 'pending':
        return after(StateTakesMs ?? transitionMs, { do: 'run' });
      case 'stopping':
        return after(StateTakesMs ?? transitionMs, { do: 'stop' });
      case 'shutting-down':
        return after(StateTakesMs ?? transitionMs, { do: 'terminate' });
      case 'stopped':
        return { steps: [] };
      case 'terminated':
        return after(forgottenAfterMs, { do: 'forget' });
      case 'running': {
        const bootedAt = StateSince + (StateTakesMs ?? 0);
        if (now < bootedAt) return { steps: [], revisitAt: bootedAt };
        if (!Boot.plan) return { steps: [{ do: 'boot' }] };
        const registers = startsAgent && !Boot.agentConnected && instance.IamInstanceProfileArn !== undefined;
        const isDue = Boot.agentRetryAt === undefined || now >= Boot.agentRetryAt;
        const steps: Step[] = [];
        if (registers && isDue) steps.push({ do: 'register' });
        if (!Boot.signalsSent) steps.push({ do: 'signal' });
        return registers && !isDue && Boot.agentRetryAt !== undefined
          ? { steps, revisitAt: Boot.agentRetryAt }
          : { steps };
      }
    }
  },
  apply(step, ctx, id) {
    const instance = ctx.get(instanceTable, id);
    if (instance) appliers[step.do](ctx, instance);
  },
};

const appliers: Readonly<Record<Step['do'], (ctx: Context, instance: InstanceRecord) => void>> = {
  run(ctx, instance) {
    assignPublicAddress(ctx, instance);
    // User data runs once in an instance's life; the agent starts at every start.
    const Boot = instance.Boot.plan ? { ...instance.Boot, ...agentStart(ctx) } : instance.Boot;
    enterState(ctx, { ...instance, Boot, StateTransitionReason: '' }, 'running');
  },
  boot(ctx, instance) {
    const plan = readUserData(instance.UserData, (stack, resource) => metadataOf(ctx, stack, resource));
    const image = findImage(ctx.region, instance.ImageId, instance.InstanceType);
    const lines = [
      `[drydock] ${instance.InstanceId} (${instance.InstanceType}, ${image?.name}) is up at ${instance.PrivateIpAddress}.`,
      ...(image?.isStandIn ? [`[drydock] ${image.description}.`] : []),
      ...(image?.platform === 'windows'
        ? [`[drydock] Drydock does not simulate ${image.os}: this instance joins no cluster.`]
        : []),
      instance.UserData
        ? '[drydock] User data is not executed: only what an ECS container instance does is carried out.'
        : '[drydock] No user data.',
      ...plan.understood.map((line) => `[drydock]   carried out: ${line}`),
      ...plan.ignored.map((line) => `[drydock]   NOT carried out: ${line}`),
      ...(image && !hasAgent(image)
        ? [`[ecs-agent] The image ${image.name} starts no ECS agent, so the instance joins no cluster.`]
        : []),
      ...(image && hasAgent(image) && !instance.IamInstanceProfileArn
        ? ['[ecs-agent] No instance profile, so no credentials: the agent cannot register.']
        : []),
    ];
    boot(ctx, instance, { plan, ...agentStart(ctx) }, lines);
  },
  register(ctx, instance) {
    const cluster = clusterOf(instance.Boot.plan?.agentSettings ?? {});
    try {
      const containerInstanceArn = register(ctx, instance, instance.Boot.containerInstanceArn);
      const { agentRetryAt: _, ...rest } = instance.Boot;
      ctx.put(instanceTable, instance.InstanceId, { ...instance, Boot: rest });
      boot(ctx, { ...instance, Boot: rest }, { containerInstanceArn, agentConnected: true }, [
        `[ecs-agent] Registered with cluster ${cluster} as ${containerInstanceArn}.`,
      ]);
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      const line = `[ecs-agent] Cluster ${cluster} rejected the registration, trying again: ${error.code}: ${error.message}`;
      const isNew = instance.Boot.console.at(-1) !== line && !instance.Boot.console.includes(line);
      boot(ctx, instance, { agentRetryAt: ctx.now + agentRetryMs }, isNew ? [line] : []);
    }
  },
  signal(ctx, instance) {
    const lines = (instance.Boot.plan?.signals ?? []).map((signal) => {
      const Status = signal.success ? 'SUCCESS' : 'FAILURE';
      const prefix = `[cfn-signal] ${Status} for ${signal.resource} of ${signal.stack}`;
      try {
        ctx.call('cloudformation', 'SignalResource', {
          StackName: signal.stack,
          LogicalResourceId: signal.resource,
          UniqueId: signal.uniqueId ?? instance.InstanceId,
          Status,
        });
        return `${prefix}: sent.`;
      } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        return `${prefix}: ${error.code}: ${error.message}`;
      }
    });
    boot(ctx, instance, { signalsSent: true }, lines);
  },
  stop(ctx, instance) {
    removePublicAddresses(ctx, instance);
    enterState(ctx, { ...instance, Boot: { ...instance.Boot, agentConnected: false } }, 'stopped');
  },
  terminate(ctx, instance) {
    for (const id of instance.NetworkInterfaceIds) {
      const network = ctx.get(networkInterfaceTable, id);
      if (!network?.Attachment) continue;
      const { Attachment, ...detached } = network;
      if (Attachment.DeleteOnTermination) removeNetworkInterface(ctx, id);
      else ctx.put(networkInterfaceTable, id, detached);
    }
    removeVolumes(ctx, instance.VolumeIds);
    enterState(ctx, { ...instance, NetworkInterfaceIds: [], VolumeIds: [] }, 'terminated');
  },
  forget(ctx, instance) {
    ctx.delete(instanceTable, instance.InstanceId);
    removeTags(ctx, instance.InstanceId);
  },
};

/** The first attempt of its agent to register. */
function agentStart(ctx: Context): Pick<Boot, 'agentRetryAt'> {
  const ms = ctx.takes(spans.agent);
  return ms > 0 ? { agentRetryAt: ctx.now + ms } : {};
}

/** What cfn-init reads of a stack. */
function metadataOf(
  ctx: Context,
  StackName: string,
  LogicalResourceId: string,
): { readonly metadata: unknown } | string {
  try {
    const found = ctx.call('cloudformation', 'DescribeStackResource', { StackName, LogicalResourceId });
    return { metadata: parseJson(found.StackResourceDetail?.Metadata ?? '{}') };
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

function boot(ctx: Context, instance: InstanceRecord, change: Partial<Boot>, lines: readonly string[]): void {
  const Boot = { ...instance.Boot, ...change, console: [...instance.Boot.console, ...lines] };
  ctx.put(instanceTable, instance.InstanceId, { ...instance, Boot });
}

/** A public address assigned at launch is released at a stop; the next start assigns another. */
function removePublicAddresses(ctx: Context, instance: InstanceRecord): void {
  for (const id of instance.NetworkInterfaceIds) {
    const network = ctx.get(networkInterfaceTable, id);
    if (!network?.PublicIp) continue;
    const { PublicIp: _, ...rest } = network;
    ctx.put(networkInterfaceTable, id, rest);
  }
}

function assignPublicAddress(ctx: Context, instance: InstanceRecord): void {
  const network = ctx.get(networkInterfaceTable, instance.NetworkInterfaceIds[0] ?? '');
  const isFirstRun = instance.Boot.plan === undefined;
  if (!network || network.PublicIp || isFirstRun) return;
  if (!ctx.get(subnetTable, network.SubnetId)?.MapPublicIpOnLaunch) return;
  ctx.put(networkInterfaceTable, network.NetworkInterfaceId, {
    ...network,
    PublicIp: drawPublicAddress(ctx),
  });
}
