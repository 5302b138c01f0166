// The load balancer that up to 25 Express services of a VPC share, and a service's part of it: target groups, a certificate
// and a rule for the host of its endpoint. Names and priorities as seen on AWS.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-work.html
import type { Context } from '../../../kernel/context.ts';
import { type ExpressPartsRecord, expressByBalancer, expressServices } from '../state.ts';
import { localName } from './endpoint.ts';
import type { ExpressNetwork } from './network.ts';

const sharedBy = 25;

export const managedTag = { Key: 'AmazonECSManaged', Value: 'true' };

type Gateway = Pick<
  ExpressPartsRecord,
  'loadBalancerArn' | 'loadBalancerSecurityGroup' | 'listenerArn' | 'certificateArn'
>;

/** Of the same VPC and access, one with room; otherwise a new one. */
export function joinGateway(ctx: Context, network: ExpressNetwork, endpoint: string): Gateway {
  const certificateArn = ctx.call('acm', 'RequestCertificate', {
    DomainName: endpoint,
    SubjectAlternativeNames: [localName(endpoint)],
    ValidationMethod: 'DNS',
    KeyAlgorithm: 'EC_prime256v1',
    Tags: [managedTag],
  }).CertificateArn!;
  const shared = ctx
    .all(expressServices)
    .find(
      ({ removed, vpcId, accessType, parts }) =>
        !removed &&
        vpcId === network.vpcId &&
        accessType === network.accessType &&
        ctx.countBy(expressByBalancer, parts.loadBalancerArn) < sharedBy,
    );
  if (!shared) return newGateway(ctx, network, certificateArn);
  const { loadBalancerArn, loadBalancerSecurityGroup, listenerArn } = shared.parts;
  widen(ctx, loadBalancerArn, network);
  ctx.call('elbv2', 'AddListenerCertificates', {
    ListenerArn: listenerArn,
    Certificates: [{ CertificateArn: certificateArn }],
  });
  return { loadBalancerArn, loadBalancerSecurityGroup, listenerArn, certificateArn };
}

function newGateway(
  ctx: Context,
  { vpcId, ofZones, accessType }: ExpressNetwork,
  certificateArn: string,
): Gateway {
  const group = ctx.call('ec2', 'CreateSecurityGroup', {
    GroupName: `ecs-express-gateway-alb-sg-${ctx.ids.digits(13)}`,
    Description: 'Security group of the load balancer of Express services',
    VpcId: vpcId,
    TagSpecifications: [{ ResourceType: 'security-group', Tags: [managedTag] }],
  }).GroupId!;
  ctx.call('ec2', 'AuthorizeSecurityGroupIngress', {
    GroupId: group,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  });
  const { LoadBalancers = [] } = ctx.call('elbv2', 'CreateLoadBalancer', {
    Name: `ecs-express-gateway-alb-${ctx.ids.hex(8)}`,
    Type: 'application',
    Scheme: accessType === 'PUBLIC' ? 'internet-facing' : 'internal',
    Subnets: [...ofZones],
    SecurityGroups: [group],
    Tags: [managedTag],
  });
  const loadBalancerArn = LoadBalancers[0]!.LoadBalancerArn!;
  const { Listeners = [] } = ctx.call('elbv2', 'CreateListener', {
    LoadBalancerArn: loadBalancerArn,
    Protocol: 'HTTPS',
    Port: 443,
    Certificates: [{ CertificateArn: certificateArn }],
    DefaultActions: [
      { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404', ContentType: 'text/plain' } },
    ],
    Tags: [managedTag],
  });
  return {
    loadBalancerArn,
    loadBalancerSecurityGroup: group,
    listenerArn: Listeners[0]!.ListenerArn!,
    certificateArn,
  };
}

/** The zones of a service's tasks are zones of its load balancer. */
function widen(ctx: Context, arn: string, { ofZones }: ExpressNetwork): void {
  const { LoadBalancers = [] } = ctx.call('elbv2', 'DescribeLoadBalancers', { LoadBalancerArns: [arn] });
  const has = LoadBalancers[0]?.AvailabilityZones ?? [];
  const { Subnets = [] } = ctx.call('ec2', 'DescribeSubnets', { SubnetIds: [...ofZones] });
  const more = Subnets.filter(({ AvailabilityZone }) =>
    has.every(({ ZoneName }) => ZoneName !== AvailabilityZone),
  );
  if (more.length === 0) return;
  ctx.call('elbv2', 'SetSubnets', {
    LoadBalancerArn: arn,
    Subnets: [...has, ...more].flatMap(({ SubnetId }) => SubnetId ?? []),
  });
}

export interface Behind {
  readonly vpcId: string;
  readonly port: number;
  readonly healthCheckPath: string;
}

export function makeTargetGroup(ctx: Context, { vpcId, port, healthCheckPath }: Behind): string {
  const { TargetGroups = [] } = ctx.call('elbv2', 'CreateTargetGroup', {
    Name: `ecs-gateway-tg-${ctx.ids.hex(17)}`,
    Protocol: 'HTTP',
    ProtocolVersion: 'HTTP1',
    Port: port,
    VpcId: vpcId,
    TargetType: 'ip',
    HealthCheckPort: String(port),
    HealthCheckPath: healthCheckPath,
    HealthCheckIntervalSeconds: 30,
    HealthCheckTimeoutSeconds: 5,
    HealthyThresholdCount: 5,
    UnhealthyThresholdCount: 2,
    Tags: [managedTag],
  });
  return TargetGroups[0]!.TargetGroupArn!;
}

/** The host of the endpoint leads to the first of the two target groups, at the next free priority. */
export function makeRule(
  ctx: Context,
  listenerArn: string,
  groups: readonly string[],
  endpoint: string,
): string {
  const { Rules: others = [] } = ctx.call('elbv2', 'DescribeRules', { ListenerArn: listenerArn });
  const taken = new Set(others.map(({ Priority }) => Priority));
  let priority = 1;
  while (taken.has(String(priority))) priority++;
  const { Rules = [] } = ctx.call('elbv2', 'CreateRule', {
    ListenerArn: listenerArn,
    Priority: priority,
    Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: [endpoint, localName(endpoint)] } }],
    Actions: [
      {
        Type: 'forward',
        ForwardConfig: {
          TargetGroups: groups.map((TargetGroupArn, index) => ({
            TargetGroupArn,
            Weight: index === 0 ? 100 : 0,
          })),
        },
      },
    ],
    Tags: [managedTag],
  });
  return Rules[0]!.RuleArn!;
}
