// Tags of applications and deployment groups, which an ARN names.
import type { Tag } from '@aws-sdk/client-codedeploy';
import { parseArn } from '../../kernel/arn.ts';
import type { Context } from '../../kernel/context.ts';
import { arnNotSupported, invalidArn, nameRequired } from './faults.ts';
import { requireApplication, requireGroup } from './find.ts';
import { applications, deploymentGroups, groupKey, type Tags } from './state.ts';

export const tagsOf = (list: readonly Tag[] | undefined): Tags =>
  Object.fromEntries((list ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));

export const tagViews = (tags: Tags): Tag[] => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** @returns the tags and a way to write them @throws AwsFault when the ARN names nothing that has tags */
export function tagged(
  ctx: Context,
  arn: string | undefined,
): { readonly tags: Tags; write(tags: Tags): void } {
  if (!arn) throw nameRequired('ResourceArn', 'The ARN of a resource');
  const parsed = parseArn(arn);
  if (parsed?.service !== 'codedeploy') throw invalidArn(arn);
  const [kind, name = ''] = parsed.resource.split(':');
  if (kind === 'application') {
    const application = requireApplication(ctx, name);
    return {
      tags: application.tags,
      write: (tags) => ctx.put(applications, application.name, { ...application, tags }),
    };
  }
  if (kind !== 'deploymentgroup') throw arnNotSupported();
  const [owner = '', group = ''] = name.split('/');
  const found = requireGroup(ctx, owner, group);
  return {
    tags: found.tags,
    write: (tags) => ctx.put(deploymentGroups, groupKey(owner, group), { ...found, tags }),
  };
}
