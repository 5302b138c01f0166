// All resources that have tags, and which of them a request asks for.
import type { TaggedResource } from '../../contracts/tagged-resources.ts';
import { parseArn } from '../../kernel/arn.ts';
import type { TaggingContext } from './context.ts';

/** Resources without tags are not seen here. */
export function taggedResourcesOf(ctx: TaggingContext): TaggedResource[] {
  return ctx.tagged
    .flatMap((contribution) => contribution.list(ctx))
    .filter(({ tags }) => Object.keys(tags).length > 0);
}

/** @param filter `ec2`, or `ec2:instance` */
export function isOfType({ arn, type }: TaggedResource, filter: string): boolean {
  const { service = '', resource = '' } = parseArn(arn) ?? {};
  const [wantedService, wantedType] = filter.split(':');
  const ownType = type ?? resource.split(/[/:]/)[0];
  // A load balancer's type may be asked for with its kind: `elasticloadbalancing:loadbalancer/app`.
  const isType = wantedType === undefined || ownType === wantedType || resource.startsWith(`${wantedType}/`);
  return service === wantedService && isType;
}

export interface TagFilter {
  readonly Key?: string | undefined;
  readonly Values?: readonly string[] | undefined;
}

/** All of the filters hold; of the values of one, any. Without values, the key has to be there. */
export const hasTags = ({ tags }: TaggedResource, filters: readonly TagFilter[]): boolean =>
  filters.every(({ Key = '', Values = [] }) => {
    const value = Object.hasOwn(tags, Key) ? tags[Key] : undefined;
    return value !== undefined && (Values.length === 0 || Values.includes(value));
  });
