// The update policy AutoScalingInstanceRefresh: an instance refresh replaces the instances that an update made obsolete.
// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.CfnAutoScalingInstanceRefresh.html
import type { RefreshPreferences } from '@aws-sdk/client-auto-scaling';
import type { Progress, Properties, ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import { requireGroup } from '../find.ts';
import { refreshTable } from '../state.ts';

const failed = fault('NotStabilized', (message: string) => message);
const launchesTried = 3;

interface RefreshPolicy {
  readonly Strategy?: 'Rolling';
  readonly Preferences?: RefreshPreferences;
}

const policyOf = ({ updatePolicy }: ResourceRequest) =>
  updatePolicy?.AutoScalingInstanceRefresh as RefreshPolicy | undefined;

export const isRefreshing = (memo: Properties | undefined) => memo?.refresh !== undefined;

/** Undefined without the policy, or when none of the `concerned` properties has changed. */
export function startRefresh(
  name: string,
  request: ResourceRequest & { readonly previous: Properties },
  concerned: readonly string[],
  ctx: Context,
): Progress | undefined {
  const { properties, previous } = request;
  const differs = (one: string) => JSON.stringify(properties[one]) !== JSON.stringify(previous[one]);
  return policyOf(request) && concerned.some(differs) ? start(name, request, ctx) : undefined;
}

export function continueRefresh(name: string, request: ResourceRequest, ctx: Context): Progress {
  const id = request.memo?.refresh as string;
  if (id === 'waiting') return start(name, request, ctx);
  const refresh = ctx.get(refreshTable, id);
  if (refresh?.Status === 'Successful') return { status: 'success', physicalId: name };
  if (refresh?.Status !== 'InProgress') {
    throw failed(`Instance refresh ${id} has ended as ${refresh?.Status}. ${refresh?.StatusReason ?? ''}`);
  }
  if (requireGroup(ctx, name).launchFailures >= launchesTried) {
    throw failed(
      `Instance refresh ${id} cannot continue: launches fail. See the group's scaling activities.`,
    );
  }
  return inProgress(name, id);
}

/** Cancels a refresh that a cancelled or failed update has left behind before starting its own. */
function start(name: string, request: ResourceRequest, ctx: Context): Progress {
  const active = ctx
    .all(refreshTable)
    .find(
      ({ AutoScalingGroupName, Status }) =>
        AutoScalingGroupName === name && (Status === 'InProgress' || Status === 'Cancelling'),
    );
  if (active?.Status === 'InProgress') {
    ctx.call('autoscaling', 'CancelInstanceRefresh', { AutoScalingGroupName: name });
  }
  if (active) return inProgress(name, 'waiting');
  const { InstanceRefreshId = '' } = ctx.call('autoscaling', 'StartInstanceRefresh', {
    AutoScalingGroupName: name,
    ...policyOf(request),
  });
  return {
    ...inProgress(name, InstanceRefreshId),
    message: `Instance refresh ${InstanceRefreshId} started.`,
  };
}

const inProgress = (name: string, refresh: string) => ({
  status: 'in-progress' as const,
  physicalId: name,
  againInMs: 100,
  memo: { refresh },
  reason: 'The instance refresh is in progress.',
});
