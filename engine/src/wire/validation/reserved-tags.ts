// Tag keys that begin with `aws:` are AWS's own, for every service and in any capitals. Only AWS itself sets them: calls that
// services make of each other are not looked at here.
// https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
import { AwsFault } from '../../kernel/faults.ts';
import type { WireService } from '../identify.ts';

/** @throws AwsFault when an operation that adds tags is given one of AWS's own */
export function refuseReservedTags(operation: string, input: unknown, service: WireService): void {
  if (/^(?:Untag|Remove|Delete|Describe|List|Get)/.test(operation)) return;
  // EC2's CreateTags has another text than what it creates with tags: its operation refuses them.
  if (operation === 'CreateTags' && service.id === 'ec2') return;
  if (!tagKeys(input).some((key) => /^aws:/i.test(key))) return;
  const code =
    codes[service.id] ??
    service.invalidInputCode ??
    (service.protocol === 'awsQuery' ? 'ValidationError' : 'ValidationException');
  throw new AwsFault({ code, message: textOf(operation, service) });
}

/** Services whose models have a code for it, and those that have another one than for other input. */
const codes: Readonly<Record<string, string>> = {
  acm: 'InvalidTagException',
  codecommit: 'InvalidSystemTagUsageException',
  codedeploy: 'InvalidTagsToAddException',
  codepipeline: 'InvalidTagsException',
  ec2: 'InvalidParameterValue',
  ecr: 'InvalidTagParameterException',
  iam: 'InvalidInput',
  lambda: 'InvalidParameterValueException',
  s3: 'InvalidTag',
  sns: 'InvalidParameter',
  sqs: 'InvalidParameterValue',
};

/** The texts of EC2 and S3 are their own; the other one is what most services answer. */
function textOf(operation: string, { id }: WireService): string {
  if (id === 'ec2') return "Tag keys starting with 'aws:' are reserved for internal use";
  if (id !== 's3') return reservedTagText;
  return operation === 'PutObjectTagging'
    ? 'Your TagKey cannot be prefixed with aws:'
    : 'System tags cannot be added/updated by requester';
}

export const reservedTagText = 'aws: prefixed tag key names are not allowed for external use.';

interface Tagged {
  readonly Tags?: unknown;
  readonly tags?: unknown;
  readonly TagSpecifications?: unknown;
  readonly Tagging?: unknown;
}

function tagKeys(input: unknown): string[] {
  const { Tags, tags, TagSpecifications, Tagging } = (input ?? {}) as Tagged;
  const nested = Array.isArray(TagSpecifications)
    ? TagSpecifications.flatMap((each) => keysOf((each as Tagged | null)?.Tags))
    : [];
  const ofS3 = typeof Tagging === 'object' ? (Tagging as { TagSet?: unknown } | null)?.TagSet : undefined;
  return [...keysOf(Tags ?? tags), ...nested, ...keysOf(ofS3)];
}

/** Of a list of tags or a map. */
function keysOf(tags: unknown): string[] {
  if (Array.isArray(tags))
    return tags.flatMap((tag: { Key?: unknown; key?: unknown } | null) => {
      const key = tag?.Key ?? tag?.key;
      return typeof key === 'string' ? [key] : [];
    });
  return typeof tags === 'object' && tags !== null ? Object.keys(tags) : [];
}
