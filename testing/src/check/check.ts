// Deploys what is there before a change, then the change, under load; then plays the scenarios on it. In virtual time, at
// AWS's pace.
import { startCloud } from '../cloud.ts';
import { statusOf } from '../deploy/deployment.ts';
import type { DeployableStack } from '../deploy/source.ts';
import { changesOf } from './change-set.ts';
import type { Change, CheckedStack, CheckPolicy, CheckReport } from './report.ts';
import { playScenarios } from './scenarios.ts';
import { watched } from './watched.ts';

/** Requests a second for each load balancer. */
const load = 50;

export interface CheckInput {
  /** Undefined: nothing is there. */
  readonly before: readonly DeployableStack[];
  readonly after: readonly DeployableStack[];
  readonly policy: CheckPolicy;
  readonly seed?: string;
}

/** @throws Error when what is there before cannot be deployed: nothing can be said of a change then */
export async function check({ before, after, policy, seed }: CheckInput): Promise<CheckReport> {
  const cloud = await startCloud(seed === undefined ? {} : { seed });
  try {
    for (const stack of before) await cloud.deployStack(stack);
    const offered = new Set<string>();
    const offer = async () => {
      for (const arn of watched(cloud).loadBalancers) {
        if (offered.has(arn)) continue;
        offered.add(arn);
        await cloud.traffic(arn).steady(load);
      }
    };
    await offer();
    await cloud.time.advance('1 minute');
    const stacks: CheckedStack[] = [];
    for (const stack of after) {
      stacks.push(await changed(stack));
      await offer();
    }
    for (const { name } of before)
      if (!after.some((each) => each.name === name)) stacks.push(await removed(name));
    const isDeployed = stacks.every(({ failure }) => failure === undefined);
    const scenarios = isDeployed ? await playScenarios(cloud, policy) : [];
    const holds = isDeployed && scenarios.every((each) => each.holds) && stacks.every(isServed);
    return { stacks, scenarios, holds, seed: cloud.seed };
  } finally {
    await cloud.close();
  }

  function isServed({ requests, failed }: CheckedStack): boolean {
    return requests === 0 || (100 * (requests - failed)) / requests >= policy.answeredPercent;
  }

  async function changed(stack: DeployableStack): Promise<CheckedStack> {
    const isNew = statusOf(cloud.simulation, stack.name) === undefined;
    let changes: readonly Change[] = [];
    const { outcome, ...rest } = await during(async () => {
      if (!isNew) changes = await changesOf(cloud.simulation, stack);
      const before = isNew ? undefined : physicalIds(stack.name);
      if (isNew || changes.length > 0) await cloud.deployStack(stack);
      if (before) changes = changes.map((change) => asDeployed(change, before, physicalIds(stack.name)));
    });
    const kind = isNew ? 'create' : changes.length > 0 ? 'update' : 'unchanged';
    return { name: stack.name, kind, changes, ...rest, ...(outcome !== undefined && { failure: outcome }) };
  }

  function physicalIds(StackName: string): ReadonlyMap<string, string> {
    const { StackResources = [] } = cloud.simulation.call('cloudformation', 'DescribeStackResources', {
      StackName,
    });
    return new Map(
      StackResources.map(({ LogicalResourceId = '', PhysicalResourceId = '' }) => [
        LogicalResourceId,
        PhysicalResourceId,
      ]),
    );
  }

  async function removed(name: string): Promise<CheckedStack> {
    const { outcome, ...rest } = await during(() => cloud.destroy(name));
    return { name, kind: 'delete', changes: [], ...rest, ...(outcome !== undefined && { failure: outcome }) };
  }

  async function during(work: () => Promise<void>) {
    const [began, requests, failed] = [cloud.simulation.now(), cloud.traffic.requests, cloud.traffic.failed];
    const outcome = await work().then(
      () => undefined,
      (error: Error) => error.message,
    );
    return {
      outcome,
      tookMs: cloud.simulation.now() - began,
      requests: cloud.traffic.requests - requests,
      failed: cloud.traffic.failed - failed,
    };
  }
}

/** What a change set can only say may be replaced has been deployed by now: a resource that was has another physical id. */
function asDeployed(
  change: Change,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Change {
  if (change.replacement !== 'Conditional') return change;
  const { logicalId } = change;
  return { ...change, replacement: before.get(logicalId) === after.get(logicalId) ? 'False' : 'True' };
}
