// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
import type { NamedPolicy, Policies } from '../../../authorization/evaluate.ts';
import type { Principal } from '../../../authorization/request.ts';
import type { Context, Operation } from '../../../kernel/context.ts';
import { invalidInput } from '../faults.ts';
import { requireGroup, requireRole, requireUser } from '../find.ts';
import { checkIdentityPolicy } from '../policies/document.ts';
import { managedPolicy, policiesOf, policiesOfUser } from '../policies/policies-of.ts';
import { simulate } from '../simulation/simulate.ts';

export const simulatePrincipalPolicy: Operation<'iam', 'SimulatePrincipalPolicy'> = (input, ctx) => {
  const { principal, identity, boundary } = sourceOf(input.PolicySourceArn!, ctx);
  const added = (input.PolicyInputList ?? []).map((document, index): NamedPolicy => {
    checkIdentityPolicy(document);
    return { name: `PolicyInputList.${index + 1}`, document };
  });
  return simulate(input, principal, { identity: [...identity, ...added], boundary });
};

interface Source extends Pick<Policies, 'identity' | 'boundary'> {
  readonly principal: Principal;
}

/** @throws NoSuchEntity, InvalidInput */
function sourceOf(arn: string, ctx: Context): Source {
  const [, kind, name] = /^arn:aws:iam::\d{12}:(role|user|group)\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  const boundaryOf = (boundary: string | undefined) => boundary && { boundary: managedPolicy(boundary, ctx) };
  switch (kind) {
    case 'role': {
      const role = requireRole(name, ctx);
      const session = `arn:aws:sts::${ctx.account}:assumed-role/${role.name}/simulated`;
      return {
        principal: { kind: 'role', arn: session, roleArn: arn },
        identity: policiesOf(role, ctx),
        ...boundaryOf(role.permissionsBoundary),
      };
    }
    case 'user': {
      const user = requireUser(name, ctx);
      return {
        principal: { kind: 'user', arn },
        identity: policiesOfUser(user, ctx),
        ...boundaryOf(user.permissionsBoundary),
      };
    }
    case 'group': {
      const group = requireGroup(name, ctx);
      const member = `arn:aws:iam::${ctx.account}:user/simulated`;
      return { principal: { kind: 'user', arn: member }, identity: policiesOf(group, ctx) };
    }
    default:
      throw invalidInput(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`);
  }
}
