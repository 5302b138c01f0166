// What a service revision and a task definition are made of. Neither changes, so each is asked for once.
import type { Cloud } from '../cloud/call.ts';
import { nameOf } from './shapes.ts';
import { shortTag } from './short-name.ts';

export interface ServiceRevision {
  readonly taskDefinition: string;
  /** The ARNs of the target groups that its tasks are in. */
  readonly targetGroups: readonly string[];
}

export interface Version {
  readonly container: string;
  /** The image's tag; of an image by its digest the tag that ECR has for it, a commit's first eight digits. */
  readonly version: string;
}

const revisions = new Map<string, Promise<ServiceRevision>>();
const versions = new Map<string, Promise<readonly Version[]>>();

/** @param arn of a service revision */
export const revisionOf = (cloud: Cloud, arn: string): Promise<ServiceRevision> =>
  once(revisions, arn, () => loadRevision(cloud, arn));

/** @param arn of a task definition */
export const versionsOf = (cloud: Cloud, arn: string): Promise<readonly Version[]> =>
  once(versions, arn, () => loadVersions(cloud, arn));

/** What fails is asked for again the next time. */
function once<T>(known: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? load();
  known.set(key, found);
  found.catch(() => known.delete(key));
  return found;
}

async function loadRevision(cloud: Cloud, arn: string): Promise<ServiceRevision> {
  const { serviceRevisions } = await cloud.json<{
    serviceRevisions: {
      taskDefinition: string;
      resolvedConfiguration?: { loadBalancers?: { targetGroupArn?: string }[] };
    }[];
  }>('ecs', 'DescribeServiceRevisions', { serviceRevisionArns: [arn] });
  const [found] = serviceRevisions;
  return {
    taskDefinition: found?.taskDefinition ?? '',
    targetGroups: (found?.resolvedConfiguration?.loadBalancers ?? []).flatMap(({ targetGroupArn }) =>
      targetGroupArn ? [targetGroupArn] : [],
    ),
  };
}

async function loadVersions(cloud: Cloud, arn: string): Promise<readonly Version[]> {
  const { taskDefinition } = await cloud.json<{
    taskDefinition: { containerDefinitions: { name: string; image: string }[] };
  }>('ecs', 'DescribeTaskDefinition', { taskDefinition: arn });
  return Promise.all(
    taskDefinition.containerDefinitions.map(async ({ name, image }) => ({
      container: name,
      version: await versionOf(cloud, image),
    })),
  );
}

async function versionOf(cloud: Cloud, image: string): Promise<string> {
  const [place = '', digest] = image.split('@');
  if (digest === undefined) return shortTag(nameOf(place).split(':')[1] ?? 'latest');
  try {
    const { imageDetails } = await cloud.json<{ imageDetails: { imageTags?: string[] }[] }>(
      'ecr',
      'DescribeImages',
      { repositoryName: place.replace(/^[^/]*\//, ''), imageIds: [{ imageDigest: digest }] },
    );
    const [tag] = imageDetails[0]?.imageTags ?? [];
    if (tag) return shortTag(tag);
  } catch {
    // An image of another registry: its digest is all that is known.
  }
  return digest.slice(0, 15);
}
