// How ECS things are referred to: by name, by id, or by ARN of either form (with or without the cluster in it).
import { formatArn, parseArn } from '../../../kernel/arn.ts';
import type { Reader } from '../../../kernel/table.ts';
import { invalidParameter } from '../faults.ts';

/** Where a caller's references are resolved. */
export type Located = Reader & { readonly region: string };

/** The last segment: `web` of `arn:…:service/production/web`, and of `web`. */
export function lastSegment(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

/** The key of a record that belongs to a cluster: `<cluster>/<service name, task id or container instance id>`. */
export const keyOf = (cluster: string, id: string): string => `${cluster}/${id}`;

/**
 * The key of what a reference names in a cluster. An ARN of another account, service or kind of thing gets a key that no
 * record has.
 * @throws InvalidParameterException for an ARN of another region or cluster. Public reports carry both texts:
 *   https://github.com/aws/aws-cli/issues/3175, https://github.com/docker-archive/compose-cli/issues/2086
 */
export function keyIn(
  { name, arn }: { readonly name: string; readonly arn: string },
  kind: 'service' | 'task' | 'container-instance',
  reference: string,
): string {
  const given = parseArn(reference);
  requireRegion(reference, parseArn(arn)?.region);
  const belongsHere = means(reference, arnIn({ arn }, kind, ''));
  if (!belongsHere) return reference;
  const parts = given ? given.resource.split('/').slice(1) : reference.split('/');
  const cluster = parts.length > 1 ? parts[0]! : name;
  if (cluster !== name)
    throw invalidParameter(
      `Invalid identifier: Identifier is for cluster ${cluster}. Your cluster is ${name}`,
    );
  return keyOf(name, parts.at(-1)!);
}

/** What a failure names: the ARN that was given, or the one that the thing would have. */
export const arnIn = (cluster: { readonly arn: string }, kind: string, reference: string): string => {
  const own = parseArn(cluster.arn);
  if (!own || parseArn(reference)) return reference;
  const [, name = ''] = own.resource.split('/');
  return formatArn({ ...own, resource: `${kind}/${name}/${lastSegment(reference)}` });
};

/** An ARN of another account, region or service does not mean the record whose name it ends with. */
export function means(reference: string | undefined, arn: string): boolean {
  const [given, own] = [parseArn(reference ?? ''), parseArn(arn)];
  if (!given || !own) return true;
  return (
    given.service === own.service &&
    given.region === own.region &&
    given.account === own.account &&
    kindOf(given.resource) === kindOf(own.resource)
  );
}

/** @throws InvalidParameterException for an ARN of ECS in another region */
export function requireRegion(reference: string | undefined, region: string | undefined): void {
  const given = parseArn(reference ?? '');
  if (given?.service === 'ecs' && given.region !== region) throw invalidParameter('Invalid Region in ARN');
}

const kindOf = (resource: string): string => resource.slice(0, resource.indexOf('/'));
