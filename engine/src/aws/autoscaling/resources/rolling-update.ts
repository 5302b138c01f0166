// The update policy AutoScalingRollingUpdate: obsolete instances are replaced batch by batch, each batch waiting for the
// signals of its new instances. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html

import {
  type Progress,
  type Properties,
  type ResourceRequest,
  resourceSignals,
} from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import { membersOf, requireGroup } from '../find.ts';
import { currentSource, sameSource } from '../group/launch-source.ts';
import { groupTable } from '../state.ts';
import { read } from './group-properties.ts';
import { type RollingPolicy, rollingPolicy } from './rolling-policy.ts';

const invalid = fault('InvalidRequest', (message: string) => message);
/** CloudFormation shows its text unchanged in the stack's events. */
const failure = fault('ResourceFailure', (message: string) => message);

/** The progress of the update, kept between two calls of the verb. */
interface Rolling {
  readonly obsolete: readonly string[];
  readonly total: number;
  /** Being terminated now. */
  readonly batch: readonly string[];
  /** When this batch was started; before the first batch, when extra capacity was requested. */
  readonly batchSince: number;
  /** When all of the batch's new instances were in service: a pause without signals starts here. */
  readonly inServiceSince?: number;
  /** How many new instances there should be by now, and so how many signals. */
  readonly launched: number;
  /** Signals that did not come in time. */
  readonly timedOut: number;
  /** Why it failed: reported once sizes and processes are restored. */
  readonly failed?: string;
  readonly finished?: boolean;
}

export const isRolling = (memo: Properties | undefined) => memo?.rolling !== undefined;

const pollMs = 100;

/** Undefined when nothing is obsolete, or no policy asks for a rolling update. */
export function startRollingUpdate(
  name: string,
  request: ResourceRequest & { readonly previous: Properties },
  ctx: Context,
): Progress | undefined {
  const policy = rollingPolicy(request.updatePolicy, ctx);
  if (!policy) return undefined;
  const group = requireGroup(ctx, name);
  const source = currentSource(ctx, group);
  const moved =
    JSON.stringify(read(request.properties).VPCZoneIdentifier) !==
    JSON.stringify(read(request.previous).VPCZoneIdentifier);
  const obsolete = membersOf(ctx, name)
    .filter(({ LifecycleState }) => LifecycleState?.startsWith('Terminating') !== true)
    .filter((member) => moved || !sameSource(member, source))
    .map(({ InstanceId }) => InstanceId);
  if (obsolete.length === 0) return undefined;
  if (policy.minInService >= group.MaxSize) {
    throw invalid("MinInstancesInService must be less than the autoscaling group's MaxSize");
  }
  const suspended = policy.suspend.filter((process) => !group.SuspendedProcesses.includes(process));
  const beforeUpdate = { minSize: group.MinSize, desired: group.DesiredCapacity, suspended };
  ctx.put(groupTable, name, { ...group, beforeUpdate });
  if (suspended.length > 0) {
    ctx.call('autoscaling', 'SuspendProcesses', { AutoScalingGroupName: name, ScalingProcesses: suspended });
  }
  // When terminating a batch would leave too few instances in service, the group grows first.
  const batchSize = Math.min(policy.batchSize, obsolete.length);
  const short = policy.minInService - (group.DesiredCapacity - batchSize);
  const extra = Math.max(0, Math.min(short, group.MaxSize - group.DesiredCapacity));
  const size = group.DesiredCapacity + extra;
  if (extra > 0) {
    ctx.call('autoscaling', 'UpdateAutoScalingGroup', {
      AutoScalingGroupName: name,
      MinSize: size,
      DesiredCapacity: size,
    });
  }
  const wait = policy.waitsOnSignals
    ? ` Waiting on resource signals with a timeout of ${policy.pause} when new instances are added to the autoscaling group.`
    : '';
  const grow =
    extra > 0 ? ` Temporarily setting autoscaling group MinSize and DesiredCapacity to ${size}.` : '';
  return inProgress(
    name,
    {
      obsolete,
      total: obsolete.length,
      batch: [],
      batchSince: ctx.now,
      launched: extra,
      timedOut: 0,
    },
    `Rolling update initiated. Terminating ${obsolete.length} obsolete instance(s) in batches of ${policy.batchSize}, while keeping at least ${policy.minInService} instance(s) in service.${wait}${grow}`,
  );
}

export function continueRollingUpdate(name: string, request: ResourceRequest, ctx: Context): Progress {
  const rolling = (request.memo as unknown as { rolling: Rolling }).rolling;
  const policy =
    rollingPolicy(request.updatePolicy, ctx) ?? rollingPolicy({ AutoScalingRollingUpdate: {} }, ctx)!;
  if (rolling.failed !== undefined) throw failure(rolling.failed);
  const members = membersOf(ctx, name);
  const gone = rolling.batch.filter((id) => !members.some(({ InstanceId }) => InstanceId === id));
  const inService = members.filter(({ LifecycleState }) => LifecycleState === 'InService').length;
  const isBatchReplaced =
    gone.length === rolling.batch.length && inService >= requireGroup(ctx, name).DesiredCapacity;

  const { received, failures } = countSignals(name, request, ctx, rolling, policy);
  const allowed = rolling.total - Math.ceil((rolling.total * policy.minSuccessfulPercent) / 100);
  if (failures > allowed) {
    const text = `Received ${failures} FAILURE signal(s) out of ${rolling.total}. Unable to satisfy ${policy.minSuccessfulPercent}% MinSuccessfulInstancesPercent requirement`;
    restoreGroup(name, ctx);
    return inProgress(name, { ...rolling, failed: text });
  }
  const due = policy.waitsOnSignals ? rolling.launched - rolling.timedOut - received : 0;
  if (due > 0 && ctx.now - rolling.batchSince >= policy.pauseMs) {
    return inProgress(
      name,
      { ...rolling, timedOut: rolling.timedOut + due },
      `Failed to receive ${due} resource signal(s) for the current batch. Each resource signal timeout is counted as a FAILURE.`,
    );
  }
  if (!isBatchReplaced || due > 0) return inProgress(name, rolling);
  if (!policy.waitsOnSignals && rolling.batch.length > 0 && policy.pauseMs > 0) {
    const inServiceSince = rolling.inServiceSince ?? ctx.now;
    if (ctx.now - inServiceSince < policy.pauseMs) return inProgress(name, { ...rolling, inServiceSince });
  }
  if (rolling.batch.length > 0) {
    const done = rolling.total - rolling.obsolete.length;
    const progress = Math.floor((done / rolling.total) * 100);
    const text = `Successfully terminated instance(s) [${rolling.batch.join(',')}] (Progress ${progress}%).`;
    return inProgress(name, { ...rolling, batch: [] }, text);
  }
  if (rolling.finished) return { status: 'success', physicalId: name };
  if (rolling.obsolete.length === 0) {
    restoreGroup(name, ctx);
    return inProgress(name, { ...rolling, finished: true });
  }
  return nextBatch(name, rolling, policy, inService, ctx);
}

function nextBatch(
  name: string,
  rolling: Rolling,
  policy: RollingPolicy,
  inService: number,
  ctx: Context,
): Progress {
  const group = requireGroup(ctx, name);
  const present = new Set(membersOf(ctx, name).map(({ InstanceId }) => InstanceId));
  // An instance that was lost in the meantime has already been replaced.
  const obsolete = rolling.obsolete.filter((id) => present.has(id));
  const size = Math.max(1, Math.min(policy.batchSize, inService - policy.minInService));
  const batch = obsolete.slice(0, size);
  // A group that has grown for the update does not replace its last instances, and so returns to its size.
  const left = obsolete.length - batch.length;
  const surplus = Math.max(
    0,
    Math.min(
      batch.length,
      group.DesiredCapacity - (group.beforeUpdate?.desired ?? group.DesiredCapacity) - left,
    ),
  );
  if (surplus > 0) {
    ctx.call('autoscaling', 'UpdateAutoScalingGroup', {
      AutoScalingGroupName: name,
      MinSize: group.beforeUpdate?.minSize,
    });
  }
  batch.forEach((InstanceId, index) => {
    ctx.call('autoscaling', 'TerminateInstanceInAutoScalingGroup', {
      InstanceId,
      ShouldDecrementDesiredCapacity: index < surplus,
    });
  });
  const fresh = batch.length - surplus;
  const { inServiceSince: _, ...rest } = rolling;
  const next = {
    ...rest,
    obsolete: obsolete.slice(size),
    batch,
    batchSince: ctx.now,
    launched: rolling.launched + fresh,
  };
  const waits =
    policy.waitsOnSignals && fresh > 0
      ? ` New instance(s) added to autoscaling group - Waiting on ${fresh} resource signal(s) with a timeout of ${policy.pause}.`
      : '';
  if (batch.length === 0) return inProgress(name, next);
  return inProgress(
    name,
    next,
    `Terminating instance(s) [${batch.join(',')}]; replacing with ${fresh} new instance(s).${waits}`,
  );
}

/**
 * Restores the sizes and processes from before a rolling update. A group that has grown loses its newest instances: after
 * a failure those are the ones that failed, while the old ones still serve.
 */
export function restoreGroup(name: string, ctx: Context): void {
  const { beforeUpdate, ...group } = requireGroup(ctx, name);
  if (!beforeUpdate) return;
  const { minSize: MinSize, desired, suspended } = beforeUpdate;
  ctx.put(groupTable, name, { ...group, MinSize });
  const newest = membersOf(ctx, name)
    .filter(({ LifecycleState }) => LifecycleState?.startsWith('Terminating') !== true)
    .sort((a, b) => b.launchedAt - a.launchedAt)
    .slice(0, Math.max(0, group.DesiredCapacity - desired));
  for (const { InstanceId } of newest) {
    ctx.call('autoscaling', 'TerminateInstanceInAutoScalingGroup', {
      InstanceId,
      ShouldDecrementDesiredCapacity: true,
    });
  }
  ctx.call('autoscaling', 'UpdateAutoScalingGroup', {
    AutoScalingGroupName: name,
    DesiredCapacity: desired,
  });
  if (suspended.length > 0) {
    ctx.call('autoscaling', 'ResumeProcesses', {
      AutoScalingGroupName: name,
      ScalingProcesses: [...suspended],
    });
  }
}

/** A success of an instance that is gone does not count for the one that replaced it. A failure always counts. */
function countSignals(
  name: string,
  request: ResourceRequest,
  ctx: Context,
  rolling: Rolling,
  policy: RollingPolicy,
) {
  if (!policy.waitsOnSignals) return { received: 0, failures: 0 };
  const fresh = membersOf(ctx, name)
    .filter(({ launchedAt }) => launchedAt >= request.startedAt)
    .map(({ InstanceId }) => InstanceId);
  const signals = ctx
    .all(resourceSignals)
    .filter(({ stackId, logicalId }) => stackId === request.stackId && logicalId === request.logicalId);
  const failed = signals.filter(({ status }) => status === 'FAILURE').length;
  const counted = signals.filter(({ uniqueId }) => !uniqueId.startsWith('i-') || fresh.includes(uniqueId));
  return { received: counted.length, failures: failed + rolling.timedOut };
}

function inProgress(name: string, rolling: Rolling, message?: string): Progress {
  return {
    status: 'in-progress',
    physicalId: name,
    againInMs: pollMs,
    memo: { rolling },
    reason: 'The rolling update is in progress.',
    ...(message ? { message } : {}),
  };
}
