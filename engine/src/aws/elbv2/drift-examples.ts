// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import { get, ref, securityGroup, subnet, tags } from '../../testing/resource-examples/surroundings.ts';

const certificate = (name: string) => ({
  [name]: {
    Type: 'AWS::CertificateManager::Certificate',
    Properties: { DomainName: `${name.toLowerCase()}.example.com`, KeyAlgorithm: 'EC_prime256v1' },
  },
});
const answer = (StatusCode: string) => [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode } }];
const health = {
  HealthCheckIntervalSeconds: 20,
  HealthCheckTimeoutSeconds: 4,
  HealthyThresholdCount: 3,
  UnhealthyThresholdCount: 3,
  HealthCheckProtocol: 'HTTP',
  HealthCheckPort: 'traffic-port',
};
const to = (Id: string) => [{ Id, Port: 80, AvailabilityZone: 'all' }];
const delay = (Value: string) => [{ Key: 'deregistration_delay.timeout_seconds', Value }];
const header = (Value: string) => [{ Key: 'routing.http.response.server.enabled', Value }];

export const driftExamples: DriftExamples = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    scenes: [
      {
        prerequisites: {
          ...securityGroup,
          OtherGroup: securityGroup.Group,
          ...subnet('SubnetC', '10.20.30.0/24', 'us-east-1c'),
        },
        create: { SecurityGroups: [get('Group', 'GroupId')], ...tags('a') },
        update: {
          SecurityGroups: [get('OtherGroup', 'GroupId')],
          Subnets: [ref('SubnetA'), ref('SubnetB'), ref('SubnetC')],
          ...tags('b'),
        },
      },
    ],
    unchanged: {
      'not simulated': [
        'EnablePrefixForIpv6SourceNat',
        'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic',
        'IpAddressType',
        'Ipv4IpamPoolId',
        'MinimumLoadBalancerCapacity',
      ],
      'another way to write the subnets': ['SubnetMappings'],
    },
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    scenes: [
      {
        create: {
          ...health,
          Targets: to('192.168.0.9'),
          TargetGroupAttributes: delay('10'),
          ...tags('a'),
        },
        update: {
          HealthCheckIntervalSeconds: 15,
          HealthCheckTimeoutSeconds: 5,
          HealthyThresholdCount: 4,
          UnhealthyThresholdCount: 5,
          HealthCheckProtocol: 'HTTPS',
          HealthCheckPort: '8080',
          Targets: to('192.168.0.10'),
          TargetGroupAttributes: delay('20'),
          ...tags('b'),
        },
      },
    ],
    unchanged: {
      'of targets of the type lambda only': ['HealthCheckEnabled'],
      'not simulated': ['TargetControlPort'],
    },
  },
  'AWS::ElasticLoadBalancingV2::Listener': {
    scenes: [
      {
        create: { ListenerAttributes: header('true'), ...tags('a') },
        update: { DefaultActions: answer('404'), ListenerAttributes: header('false'), ...tags('b') },
      },
      {
        prerequisites: { ...certificate('One'), ...certificate('Two') },
        create: {
          Port: 443,
          Protocol: 'HTTPS',
          SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
          Certificates: [{ CertificateArn: ref('One') }],
        },
        update: {
          SslPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06',
          Certificates: [{ CertificateArn: ref('Two') }],
        },
      },
      {
        prerequisites: { ...certificate('One') },
        update: { Protocol: 'HTTPS', Certificates: [{ CertificateArn: ref('One') }] },
        together: ['Protocol', 'Certificates'],
      },
    ],
    unchanged: {
      'of load balancers of the type network with TLS': ['AlpnPolicy'],
      'it needs a trust store: the tests of mutual authentication change it': ['MutualAuthentication'],
    },
  },
  'AWS::ElasticLoadBalancingV2::ListenerRule': {
    scenes: [
      {
        create: {
          Transforms: [
            { Type: 'url-rewrite', UrlRewriteConfig: { Rewrites: [{ Regex: '^/a', Replace: '/b' }] } },
          ],
          ...tags('a'),
        },
        update: {
          Actions: answer('404'),
          Conditions: [{ Field: 'host-header', Values: ['example.com'] }],
          Transforms: [
            { Type: 'url-rewrite', UrlRewriteConfig: { Rewrites: [{ Regex: '^/a', Replace: '/c' }] } },
          ],
          ...tags('b'),
        },
      },
    ],
  },
};
