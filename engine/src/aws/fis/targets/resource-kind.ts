// What a target's resource type is: how its resources are found, with the descriptions that filters look into.
import type { Context } from '../../../kernel/context.ts';
import type { TemplateTarget } from '../records.ts';

export interface Found {
  readonly arn: string;
  readonly availabilityZone?: string;
  /** As its Describe operation returns it. */
  readonly description: object;
  readonly tags: Readonly<Record<string, string>>;
}

export interface ResourceKind {
  readonly resourceType: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, { readonly description: string; readonly required?: true }>>;
  /** All that there are, within the parameters; of an ARN, whatever has it. */
  find(target: TemplateTarget, ctx: Context): readonly Found[];
}

export const tagRecord = (
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] = [],
): Record<string, string> => Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
