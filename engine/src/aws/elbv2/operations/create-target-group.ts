// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html

import type { CreateTargetGroupCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { duplicateTargetGroup, invalid } from '../faults.ts';
import { requireVpc } from '../find.ts';
import { checkName } from '../names.ts';
import { quotas } from '../quotas.ts';
import { type TargetGroupRecord, targetGroups } from '../state.ts';
import { recordedTags } from '../tags.ts';
import { healthCheckSettings } from '../target-groups/health-check-settings.ts';
import { targetGroupView } from '../views/target-group.ts';

/** Idempotent: a name that exists with the same settings is answered as it is. */
export const createTargetGroup: Operation<'elbv2', 'CreateTargetGroup'> = (input, ctx) => {
  const name = input.Name!;
  checkName('target group', name);
  const targetType = input.TargetType ?? 'instance';
  const { protocol, port, vpcId } = targetType === 'lambda' ? withoutNetwork(input) : network(input);
  if (targetType === 'alb' && protocol !== 'TCP') {
    throw invalid(`Protocol '${protocol}' is not supported for target groups with target type 'alb'`);
  }
  const isHttp = protocol === 'HTTP' || protocol === 'HTTPS';
  const protocolVersion = isHttp ? (input.ProtocolVersion ?? 'HTTP1') : undefined;
  if (protocolVersion && !['HTTP1', 'HTTP2', 'GRPC'].includes(protocolVersion)) {
    throw invalid(`Protocol version '${protocolVersion}' must be one of 'HTTP1, HTTP2, GRPC'`);
  }
  const kind = { protocol, protocolVersion, targetType };
  const settings = plain({
    name,
    ...kind,
    port,
    vpcId,
    ipAddressType: input.IpAddressType ?? 'ipv4',
    healthCheck: healthCheckSettings(input, kind),
    tags: recordedTags(input.Tags),
  });
  const existing = ctx.all(targetGroups).find((other) => other.name === name);
  if (existing) {
    const same = Object.entries(settings).every(
      ([key, value]) => JSON.stringify(existing[key as keyof TargetGroupRecord]) === JSON.stringify(value),
    );
    if (!same) throw duplicateTargetGroup(name);
    return { TargetGroups: [targetGroupView(existing, ctx)] };
  }
  if (vpcId) requireVpc(ctx, vpcId);
  checkQuota(ctx, quotas.targetGroups, ctx.keys(targetGroups).length + 1);
  const record: TargetGroupRecord = {
    ...settings,
    arn: ctx.arn('elasticloadbalancing', `targetgroup/${name}/${ctx.ids.hex(16)}`),
    createdAt: ctx.now,
    attributes: {},
  };
  ctx.put(targetGroups, record.arn, record);
  return { TargetGroups: [targetGroupView(record, ctx)] };
};

function network({ Protocol: protocol, Port: port, VpcId: vpcId }: CreateTargetGroupCommandInput) {
  if (!protocol) throw invalid('A protocol must be specified');
  if (port === undefined) throw invalid('A port must be specified');
  if (!(port >= 1 && port <= 65_535))
    throw invalid(`Target group port '${port}' must be in the range from 1 to 65535 inclusive`);
  if (!vpcId) throw invalid('A VPC ID must be specified');
  return { protocol, port, vpcId };
}

/** A function is invoked, not connected to. */
function withoutNetwork(input: CreateTargetGroupCommandInput) {
  const given = [
    input.Protocol !== undefined && 'Protocol',
    input.Port !== undefined && 'Port',
    input.VpcId !== undefined && 'VPC ID',
  ].find(Boolean);
  if (given) throw invalid(`${given} cannot be specified for target groups with target type 'lambda'`);
  return { protocol: '', port: 0, vpcId: '' };
}
