// The role of an experiment: it must exist, and trust the service. What its policies allow is not evaluated, as nowhere in
// the engine.
// https://docs.aws.amazon.com/fis/latest/userguide/getting-started-iam-service-role.html
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { idOf } from '../targets/arns.ts';

const service = 'fis.amazonaws.com';

/** Why FIS cannot assume it; undefined when it can. */
export function roleRefusal(roleArn: string, ctx: Pick<Context, 'call'>): string | undefined {
  try {
    const { Role } = ctx.call('iam', 'GetRole', { RoleName: idOf(roleArn) });
    if (Role?.Arn !== roleArn) return `Unable to assume role ${roleArn}: it does not exist.`;
    return trusts(decodeURIComponent(Role.AssumeRolePolicyDocument ?? ''))
      ? undefined
      : `Unable to assume role ${roleArn}: its trust policy does not allow ${service} to assume it.`;
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return `Unable to assume role ${roleArn}: it does not exist.`;
  }
}

function trusts(document: string): boolean {
  const { Statement = [] } = JSON.parse(document) as { Statement?: unknown };
  return [Statement].flat().some((each) => {
    const { Effect, Principal } = each as {
      Effect?: string;
      Principal?: { Service?: string | string[] } | '*';
    };
    if (Effect !== 'Allow' || Principal === undefined) return false;
    return Principal === '*' || [Principal.Service].flat().includes(service);
  });
}
