// Deletes what ECS made for an Express service whose tasks are gone. What other services of the load balancer need stays, and
// so do the log group, the task definitions and the cluster.
import type { Context } from '../../../kernel/context.ts';
import { unlessFault } from '../faults.ts';
import { type ExpressServiceRecord, expressByBalancer, expressServices } from '../state.ts';
import { removeName } from './endpoint.ts';

/** Returns whether all of it is gone; a part that is still in use is for the next time. */
export function removeParts(ctx: Context, record: ExpressServiceRecord): boolean {
  const { parts } = record;
  const others = ctx
    .by(expressByBalancer, parts.loadBalancerArn)
    .filter(({ serviceKey }) => serviceKey !== record.serviceKey);
  removeName(ctx, record);
  unlessFault(() => ctx.call('cloudwatch', 'DeleteAlarms', { AlarmNames: [parts.alarmName] }));
  unlessFault(() => ctx.call('elbv2', 'DeleteRule', { RuleArn: parts.ruleArn }));
  for (const TargetGroupArn of parts.targetGroupArns)
    unlessFault(() => ctx.call('elbv2', 'DeleteTargetGroup', { TargetGroupArn }));
  if (others.length > 0) withdrawCertificate(ctx, record, others);
  else unlessFault(() => ctx.call('elbv2', 'DeleteLoadBalancer', { LoadBalancerArn: parts.loadBalancerArn }));
  unlessFault(() => ctx.call('acm', 'DeleteCertificate', { CertificateArn: parts.certificateArn }));
  const groups = [
    parts.serviceSecurityGroup,
    ...(others.length > 0 ? [] : [parts.loadBalancerSecurityGroup]),
  ];
  for (const GroupId of groups) unlessFault(() => ctx.call('ec2', 'DeleteSecurityGroup', { GroupId }));
  const left = groups.filter((id) =>
    unlessFault(() => ctx.call('ec2', 'DescribeSecurityGroups', { GroupIds: [id] })),
  );
  if (left.length > 0) return false;
  ctx.put(expressServices, record.serviceKey, { ...record, removed: true });
  return true;
}

/** The listener's default certificate cannot be removed: another service's takes its place. */
function withdrawCertificate(
  ctx: Context,
  { parts: { listenerArn: ListenerArn, certificateArn } }: ExpressServiceRecord,
  [other]: readonly ExpressServiceRecord[],
): void {
  const { Listeners = [] } =
    unlessFault(() => ctx.call('elbv2', 'DescribeListeners', { ListenerArns: [ListenerArn] })) ?? {};
  const isDefault = Listeners[0]?.Certificates?.[0]?.CertificateArn === certificateArn;
  if (isDefault && other)
    unlessFault(() =>
      ctx.call('elbv2', 'ModifyListener', {
        ListenerArn,
        Certificates: [{ CertificateArn: other.parts.certificateArn }],
      }),
    );
  unlessFault(() =>
    ctx.call('elbv2', 'RemoveListenerCertificates', {
      ListenerArn,
      Certificates: [{ CertificateArn: certificateArn }],
    }),
  );
}
