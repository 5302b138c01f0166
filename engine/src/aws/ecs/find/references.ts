// How ECS things are referred to: by name, by id, or by ARN of either form (with or without the cluster in it).
import { parseArn } from '../../../kernel/arn.ts';

/** The last segment: `web` of `arn:…:service/production/web`, and of `web`. */
export function lastSegment(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

/** The key of a record that belongs to a cluster: `<cluster>/<service name, task id or container instance id>`. */
export const keyOf = (cluster: string, id: string): string => `${cluster}/${id}`;

/** The cluster within a long ARN wins over the one given beside it. */
export function keyIn(cluster: string, reference: string): string {
  const parts = parseArn(reference)?.resource.split('/');
  return parts?.length === 3 ? keyOf(parts[1]!, parts[2]!) : keyOf(cluster, lastSegment(reference));
}

/** An ARN of another account, region or service does not mean the record whose name it ends with. */
export function means(reference: string | undefined, arn: string): boolean {
  const [given, own] = [parseArn(reference ?? ''), parseArn(arn)];
  if (!given || !own) return true;
  return given.service === own.service && given.region === own.region && given.account === own.account;
}
