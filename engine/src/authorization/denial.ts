// How AWS says that a request is denied.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html#access-denied-error-examples
import type { Decision } from './evaluate.ts';
import type { AccessRequest } from './request.ts';

export type Denial = Exclude<Decision, { readonly outcome: 'allowed' }>;

export function denialText({ principal, action, resource }: AccessRequest, denial: Denial): string {
  const who = 'arn' in principal ? principal.arn : 'service' in principal ? principal.service : '';
  const on = resource === undefined || resource === '*' ? '' : ` on resource: ${resource}`;
  return `User: ${who} is not authorized to perform: ${action}${on} ${reasonText(action, denial)}`;
}

export function reasonText(action: string, denial: Denial): string {
  if (denial.outcome === 'explicitly denied')
    return `with an explicit deny in ${withArticle(denial.by.kind)}`;
  return `because no ${denial.missing} allows the ${action} action`;
}

const withArticle = (kind: string) => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
