// The condition keys `aws:ResourceTag/…`, and those of services: the tags of the resource that a call is about, as far as the
// Resource Groups Tagging API sees it. Of any other resource they are not known.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag
import type { AnyService } from '../../contracts/service.ts';
import type { TaggedResources } from '../../contracts/tagged-resources.ts';
import type { Context } from '../../kernel/context.ts';

export class ResourceTags {
  readonly #services: readonly AnyService[];
  #byService: ReadonlyMap<string, TaggedResources> | undefined;

  constructor(services: Iterable<AnyService>) {
    this.#services = [...services];
  }

  /**
   * Values by key in lower case; undefined where the tags are not known.
   *
   * @param documents of the policies that are evaluated: tags are looked up only for those that ask for them
   */
  keysOf(
    resource: string | undefined,
    documents: readonly (string | undefined)[],
    at: Context,
  ): Record<string, readonly string[]> | undefined {
    const [, , service = ''] = resource?.split(':') ?? [];
    if (!documents.some((document) => document !== undefined && /resourcetag\//i.test(document)))
      return undefined;
    const found = this.#taggedBy(service)
      ?.list(at)
      .find(({ arn }) => arn === resource);
    return (
      found &&
      Object.fromEntries(
        Object.entries(found.tags).flatMap(([key, value]) =>
          ['aws', service].map((prefix) => [`${prefix}:resourcetag/${key.toLowerCase()}`, [value]] as const),
        ),
      )
    );
  }

  /** @param name as ARNs have it */
  #taggedBy(name: string): TaggedResources | undefined {
    this.#byService ??= new Map(
      this.#services.flatMap(({ taggedResources }) => {
        const tagged = taggedResources?.();
        return tagged ? [[tagged.service, tagged] as const] : [];
      }),
    );
    return this.#byService.get(name);
  }
}

export const isResourceTag = (key: string): boolean => /^[a-z0-9-]+:resourcetag\//.test(key);
