// Version consistency: image tags are resolved to digests once for each deployment, so that all its tasks run the same
// image. Only for images in this engine's registry. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-definition-parameters.html
import type { Context } from '../../../kernel/context.ts';
import { unlessFault } from '../faults.ts';
import type { TaskDefinitionRecord } from '../state.ts';

/** Digest by container name. */
export function resolveDigests(ctx: Context, { definition }: TaskDefinitionRecord): Record<string, string> {
  const digests: Record<string, string> = {};
  for (const container of definition.containerDefinitions ?? []) {
    if (container.versionConsistency === 'disabled') continue;
    const digest = digestOf(ctx, container.image ?? '');
    if (digest) digests[container.name ?? ''] = digest;
  }
  return digests;
}

function digestOf(ctx: Context, image: string): string | undefined {
  const [name, given] = image.split('@');
  if (given) return given;
  const { repository, tag } = imageParts(name ?? '');
  if (repository === undefined || !belongsHere(ctx, image)) return undefined;
  // An image that is not there (yet) is left to the task's pull, which reports it.
  const found = unlessFault(() =>
    ctx.call('ecr', 'DescribeImages', { repositoryName: repository, imageIds: [{ imageTag: tag }] }),
  );
  return found?.imageDetails?.[0]?.imageDigest;
}

/** `registry/repository:tag`; the tag is `latest` unless given. */
export function imageParts(image: string): { repository?: string; tag: string } {
  const slash = image.indexOf('/');
  const rest = slash < 0 ? image : image.slice(slash + 1);
  const colon = rest.lastIndexOf(':');
  const repository = colon < 0 ? rest : rest.slice(0, colon);
  return { ...(slash < 0 ? {} : { repository }), tag: colon < 0 ? 'latest' : rest.slice(colon + 1) };
}

/** Whether the image's registry is this account's: in AWS's form, or the gateway's address. */
function belongsHere(ctx: Context, image: string): boolean {
  const registry = image.slice(0, image.indexOf('/'));
  return (
    /^\d{12}\.dkr[.-]ecr\./.test(registry) ||
    /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(registry) ||
    ctx.endpoint.endsWith(`//${registry}`)
  );
}
