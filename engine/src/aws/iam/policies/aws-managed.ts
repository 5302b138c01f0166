// AWS managed policies, such as AmazonSSMManagedInstanceCore: their names and paths are known, and the documents of some.
// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Policy } from '@aws-sdk/client-iam';
import { managedPolicyPaths } from '../../../authorization/managed-policies.ts';
import type { Context } from '../../../kernel/context.ts';
import { roles } from '../state.ts';

/**
 * A known name under another path does not exist: AmazonECSTaskExecutionRolePolicy is in `service-role/`. Nor does one that
 * is a known one mistyped. Any other unknown name may be newer than the list.
 */
export function isAwsManaged(arn: string): boolean {
  const [, path, name] = /^arn:aws:iam::aws:policy(\/(?:[\w+=,.@-]+\/)*)([\w+=,.@-]{1,128})$/.exec(arn) ?? [];
  if (path === undefined || name === undefined) return false;
  const known = managedPolicyPaths();
  const found = known.get(name);
  if (found !== undefined) return found === path;
  return ![...known.keys()].some((each) => isMistyped(name, each));
}

/** Whether one letter is missing, added or another one, or two neighbours have changed places. Case counts as a mistake. */
function isMistyped(name: string, known: string): boolean {
  if (Math.abs(name.length - known.length) > 1) return false;
  if (name.toLowerCase() === known.toLowerCase()) return true;
  let begin = 0;
  while (begin < name.length && name[begin] === known[begin]) begin++;
  let end = 0;
  while (end < name.length - begin && end < known.length - begin && name.at(-1 - end) === known.at(-1 - end))
    end++;
  const [rest, other] = [name.slice(begin, name.length - end), known.slice(begin, known.length - end)];
  if (rest.length <= 1 && other.length <= 1) return true;
  return rest.length === 2 && other.length === 2 && rest[0] === other[1] && rest[1] === other[0];
}

let documents: ReadonlyMap<string, string> | undefined;

/** JSON; undefined where it is not known what the policy allows. */
export function awsManagedDocument(arn: string): string | undefined {
  documents ??= new Map(
    Object.entries(
      JSON.parse(
        readFileSync(new URL('../generated/managed-policy-documents.json', import.meta.url), 'utf8'),
      ) as Record<string, object>,
    ).map(([name, document]) => [name, JSON.stringify(document)]),
  );
  return documents.get(arn);
}

export function awsManagedPolicy(arn: string, ctx: Context): Policy {
  const [, path = '/', name = ''] = /:policy(\/(?:.*\/)?)([^/]+)$/.exec(arn) ?? [];
  return {
    PolicyName: name,
    PolicyId: `ANPA${createHash('sha256').update(arn).digest('hex').slice(0, 17).toUpperCase()}`,
    Arn: arn,
    Path: path,
    DefaultVersionId: 'v1',
    AttachmentCount: ctx.all(roles).filter((role) => role.attachedPolicies.includes(arn)).length,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: new Date(Date.UTC(2015, 1, 6)),
    UpdateDate: new Date(Date.UTC(2015, 1, 6)),
  };
}
