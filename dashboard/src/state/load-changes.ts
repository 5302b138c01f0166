// What a deployment changes in the task definition: the settings that differ between two service revisions.
import type { Cloud } from '../cloud/call.ts';
import type { ServiceDeployment } from './shapes.ts';

export interface Change {
  /** `containerDefinitions.0.image`, for example. */
  readonly path: string;
  /** As JSON; empty where there is none. */
  readonly before: string;
  readonly after: string;
}

/** What differs between any two registrations. */
const always = /^(taskDefinitionArn|revision|registeredAt|registeredBy|status|deregisteredAt)$/;

export async function changesOf(cloud: Cloud, deployment: ServiceDeployment): Promise<Change[]> {
  const [source] = deployment.sourceServiceRevisions ?? [];
  const target = deployment.targetServiceRevision;
  if (!source || !target) return [];
  const [before, after] = await Promise.all([source, target].map(({ arn }) => definitionOf(cloud, arn)));
  const [old, current] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...old.keys(), ...current.keys()])]
    .filter((path) => old.get(path) !== current.get(path) && !always.test(path))
    .sort()
    .map((path) => ({ path, before: old.get(path) ?? '', after: current.get(path) ?? '' }));
}

async function definitionOf(cloud: Cloud, serviceRevisionArn: string): Promise<object> {
  const { serviceRevisions } = await cloud.json<{ serviceRevisions: { taskDefinition: string }[] }>(
    'ecs',
    'DescribeServiceRevisions',
    { serviceRevisionArns: [serviceRevisionArn] },
  );
  const { taskDefinition } = await cloud.json<{ taskDefinition: object }>('ecs', 'DescribeTaskDefinition', {
    taskDefinition: serviceRevisions[0]?.taskDefinition,
  });
  return taskDefinition;
}

/** Members of lists that have a name go by it: another order is no change. */
function leavesOf(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (typeof value !== 'object' || value === null) {
    into.set(path, JSON.stringify(value));
    return into;
  }
  for (const [key, member] of Object.entries(value)) {
    const name = Array.isArray(value) ? ((member as { name?: string } | null)?.name ?? key) : key;
    leavesOf(member, path === '' ? name : `${path}.${name}`, into);
  }
  return into;
}
