// The policy lockout safety check: whoever changes a key's policy must be able to change it again.
// https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html#KMS-PutKeyPolicy-request-BypassPolicyLockoutSafetyCheck
import { evaluate } from '../../authorization/evaluate.ts';
import { parsePolicy } from '../../authorization/policies/policy.ts';
import type { Principal } from '../../authorization/request.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Context } from '../../kernel/context.ts';

/** IAM may allow it to anybody whom the key policy leaves to IAM. */
const everything = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });

/** A caller who is not known, as when a stack makes the key, is anybody of the account. */
export function canBeChangedAgain(document: string, { account, caller }: Context): boolean {
  const callers = caller ? [principalOf(caller)] : principalsIn(document, account);
  return callers.some((principal) => {
    const { outcome } = evaluate(
      {
        principal,
        action: 'kms:PutKeyPolicy',
        resource: '*',
        context: { values: {}, isUnknown: () => true },
      },
      {
        identity: [{ name: 'any', document: everything }],
        resource: { name: 'key', document, isRequired: true },
      },
    );
    return outcome === 'allowed';
  });
}

function principalOf(caller: Caller): Principal {
  if (caller.kind !== 'role') return caller;
  const { roleArn, session } = caller;
  const name = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  const arn = `arn:aws:sts::${roleArn.split(':')[4]}:assumed-role/${name}/${session}`;
  return { kind: 'role', arn, roleArn };
}

/** Those of the account that the policy names, and a user whom it does not name. */
function principalsIn(document: string, account: string): Principal[] {
  const named = parsePolicy(document).statements.flatMap(({ principal }) =>
    principal === undefined || principal === '*' ? [] : (principal.AWS ?? []),
  );
  return [`arn:aws:iam::${account}:user/anybody`, ...named]
    .filter((arn) => arn.split(':')[4] === account)
    .map((arn) => (arn.includes(':role/') ? { kind: 'role', arn, roleArn: arn } : { kind: 'user', arn }));
}
