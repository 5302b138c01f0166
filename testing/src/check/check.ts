// Deploys what is there before a change, then the change, under load; then plays the scenarios on it. In virtual time, at
// AWS's pace.
import { startCloud } from '../cloud.ts';
import { statusOf } from '../deploy/deployment.ts';
import type { DeployableStack } from '../deploy/source.ts';
import { changesOf } from './change-set.ts';
import { asDeployed, nestedChanges, removals } from './changes.ts';
import { dataChangesForeseen, dataChangesSeen } from './data-loss.ts';
import { type Inventory, inventoryOf } from './inventory.ts';
import { constructPaths } from './paths.ts';
import type { Change, CheckedStack, CheckPolicy, CheckReport, DataChange } from './report.ts';
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
  const data: DataChange[] = [];
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
    // What others depend on comes first when it is deployed, and goes last.
    for (const stack of [...before].reverse())
      if (!after.some((each) => each.name === stack.name)) stacks.push(await removed(stack));
    const isDeployed = stacks.every(({ failure }) => failure === undefined);
    const scenarios = isDeployed ? await playScenarios(cloud, policy) : [];
    const isKept = data.every(({ kept, accepted }) => kept !== undefined || accepted);
    const holds = isKept && [...stacks, ...scenarios].every((each) => each.holds);
    return { stacks, data, scenarios, holds, seed: cloud.seed };
  } finally {
    await cloud.close();
  }

  async function changed(stack: DeployableStack): Promise<CheckedStack> {
    const { name } = stack;
    const isNew = statusOf(cloud.simulation, name) === undefined;
    const paths = constructPaths(stack);
    const old: Inventory = isNew ? new Map() : inventoryOf(cloud.simulation, name, pathsBefore(name));
    const pathOf = (logicalId: string) => old.get(logicalId)?.path ?? paths.get(logicalId);
    let changes: readonly Change[] = [];
    const deployed = await during(async () => {
      if (!isNew) changes = (await changesOf(cloud.simulation, stack)).map((each) => named(each, pathOf));
      if (isNew || changes.length > 0) await cloud.deployStack(stack);
    }, pathOf);
    if (deployed.failure === undefined && !isNew) {
      const now = inventoryOf(cloud.simulation, name, paths);
      changes = [...changes.map((each) => asDeployed(each, old, now)), ...nestedChanges(old, now)];
      found(dataChangesSeen(name, old, now));
    } else found(dataChangesForeseen(name, old, changes));
    const kind = isNew ? 'create' : changes.length > 0 ? 'update' : 'unchanged';
    return { name, kind, changes, ...deployed };
  }

  async function removed({ name }: DeployableStack): Promise<CheckedStack> {
    const old = inventoryOf(cloud.simulation, name, pathsBefore(name));
    const changes = removals(old);
    const deleted = await during(
      () => cloud.destroy(name),
      (logicalId) => old.get(logicalId)?.path,
    );
    found(
      deleted.failure === undefined
        ? dataChangesSeen(name, old, new Map())
        : dataChangesForeseen(name, old, changes),
    );
    return { name, kind: 'delete', changes, ...deleted };
  }

  function pathsBefore(name: string): ReadonlyMap<string, string> {
    const stack = before.find((each) => each.name === name);
    return stack ? constructPaths(stack) : new Map();
  }

  function found(changes: readonly Omit<DataChange, 'accepted'>[]): void {
    for (const change of changes) {
      const { stack, logicalId, path } = change;
      const names = [path, logicalId, `${stack}/${logicalId}`];
      data.push({ ...change, accepted: policy.acceptedLosses.some((name) => names.includes(name)) });
    }
  }

  async function during(work: () => Promise<void>, pathOf: PathOf) {
    const [began, requests, failed] = [cloud.simulation.now(), cloud.traffic.requests, cloud.traffic.failed];
    const failure = await work().then(
      () => undefined,
      (error: Error) => withPaths(error.message, pathOf),
    );
    const load = {
      requests: cloud.traffic.requests - requests,
      failed: cloud.traffic.failed - failed,
    };
    return {
      tookMs: cloud.simulation.now() - began,
      ...load,
      holds: failure === undefined && isAnswered(load),
      ...(failure !== undefined && { failure }),
    };
  }

  function isAnswered({ requests, failed }: { readonly requests: number; readonly failed: number }): boolean {
    return requests === 0 || (100 * (requests - failed)) / requests >= policy.answeredPercent;
  }
}

type PathOf = (logicalId: string) => string | undefined;

function named(change: Change, pathOf: PathOf): Change {
  const path = pathOf(change.logicalId);
  return path === undefined ? change : { ...change, path };
}

/** Reasons begin with the resource: `  Db5D02A0A9 (AWS::RDS::DBInstance): …`. */
const withPaths = (failure: string, pathOf: PathOf): string =>
  failure.replaceAll(
    /^(\s*)([A-Za-z0-9]+) \(/gm,
    (_all, indent, logicalId) => `${indent}${pathOf(logicalId) ?? logicalId} (`,
  );
