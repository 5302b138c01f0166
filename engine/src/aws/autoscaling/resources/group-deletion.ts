// CloudFormation deletes a group by scaling it to zero first, which terminates no instance that is protected from
// scale-in, and never by force. https://github.com/aws/containers-roadmap/issues/2862, https://github.com/aws/aws-cdk/issues/18179
import type { Progress, ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import { membersOf } from '../find.ts';
import { type GroupRecord, groupTable, type MemberRecord } from '../state.ts';

/** Reported as "1h or so": https://github.com/aws-samples/aws-fault-injection-simulator-workshop/issues/114 */
const patienceMs = 3_600_000;

const notEmpty = fault(
  'NotStabilized',
  (instances: number) =>
    `Group did not stabilize. {current/minSize/maxSize} group size = {${instances}/0/0}. Failed Scaling Activity: Could not scale to desired capacity because all remaining instances are protected from scale-in.`,
);

export function deleteGroup(name: string, request: ResourceRequest, ctx: Context): Progress {
  const group = ctx.get(groupTable, name);
  if (!group) return { status: 'success', physicalId: name };
  const members = membersOf(ctx, name);
  const waiting: Progress = {
    status: 'in-progress',
    physicalId: name,
    againInMs: 100,
    memo: { name },
    reason: waitsToBeEmpty(members),
  };
  if (group.Status !== undefined) return waiting;
  if (request.memo === undefined && !isScaledToZero(group)) {
    ctx.call('autoscaling', 'UpdateAutoScalingGroup', {
      AutoScalingGroupName: name,
      MinSize: 0,
      MaxSize: 0,
      DesiredCapacity: 0,
    });
    const held = members.some(isProtected);
    return { ...waiting, ...(held && { message: waitsToBeEmpty(members) }) };
  }
  if (members.length > 0) {
    if (ctx.now - request.startedAt >= patienceMs) throw notEmpty(members.length);
    return { ...waiting, againInMs: members.every(isProtected) ? 1_000 : 100 };
  }
  ctx.call('autoscaling', 'DeleteAutoScalingGroup', { AutoScalingGroupName: name });
  return ctx.get(groupTable, name) ? waiting : { status: 'success', physicalId: name };
}

const isProtected = ({ ProtectedFromScaleIn }: MemberRecord) => ProtectedFromScaleIn;

export const isScaledToZero = ({ MaxSize, DesiredCapacity }: GroupRecord) =>
  MaxSize === 0 && DesiredCapacity === 0;

/** What a group that is being deleted waits for. */
export function waitsToBeEmpty(members: readonly MemberRecord[]): string {
  const held = members.filter(isProtected).map(({ InstanceId }) => InstanceId);
  if (held.length === 0) return `${members.length} instances are still terminating.`;
  return (
    `The deletion scales the group to zero, and waits up to an hour for ${held.length} instance(s) that are protected from ` +
    `scale-in: ${held.slice(0, 3).join(', ')}${held.length > 3 ? ' …' : ''}. SetInstanceProtection lets them go.`
  );
}
