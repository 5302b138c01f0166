// An example of each of the service's resource types, for the contract that every type keeps.
import type { Rehearsal } from '../../testing/rehearsal.ts';
import type { Examples } from '../../testing/resource-examples/examples.ts';
import {
  balancer,
  forward,
  gateway,
  listener,
  network,
  ref,
  vpc,
} from '../../testing/resource-examples/surroundings.ts';
import { intermediate, noneRevoked, root, twoRevoked } from './testing/trust-stores/authority.ts';

const certificate = (name: string, domain: string) => ({
  [name]: {
    Type: 'AWS::CertificateManager::Certificate',
    Properties: { DomainName: domain, KeyAlgorithm: 'EC_prime256v1' },
  },
});

const certificateBucket = 'certificates';

const certificateFiles = {
  'ca.pem': root,
  'two.pem': `${root}${intermediate}`,
  'a.crl': noneRevoked,
  'b.crl': twoRevoked,
};

const withCertificateFiles = (cloud: Rehearsal) => {
  cloud.call('s3', 'CreateBucket', { Bucket: certificateBucket });
  for (const [Key, Body] of Object.entries(certificateFiles))
    cloud.call('s3', 'PutObject', { Bucket: certificateBucket, Key, Body });
};

const bundle = (key: keyof typeof certificateFiles) => ({
  CaCertificatesBundleS3Bucket: certificateBucket,
  CaCertificatesBundleS3Key: key,
});

const revocation = (key: keyof typeof certificateFiles) => ({
  RevocationContents: [{ S3Bucket: certificateBucket, S3Key: key, RevocationType: 'CRL' }],
});

export const examples: Examples = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    prerequisites: { ...network, ...gateway },
    create: { Subnets: [ref('SubnetA'), ref('SubnetB')] },
    update: { LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '90' }] },
    replace: { Name: 'other' },
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    prerequisites: vpc,
    create: { Port: 80, Protocol: 'HTTP', VpcId: ref('Vpc'), TargetType: 'ip' },
    update: { HealthCheckPath: '/health', Matcher: { HttpCode: '200-299' } },
    replace: { Port: 81 },
  },
  'AWS::ElasticLoadBalancingV2::Listener': {
    prerequisites: balancer,
    create: { LoadBalancerArn: ref('Balancer'), Port: 80, Protocol: 'HTTP', DefaultActions: forward },
    update: { Port: 8081 },
  },
  'AWS::ElasticLoadBalancingV2::ListenerCertificate': {
    prerequisites: {
      ...balancer,
      ...certificate('Default', 'a.example.com'),
      ...certificate('Other', 'b.example.com'),
      ...certificate('Third', 'c.example.com'),
      SecureListener: {
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: {
          LoadBalancerArn: ref('Balancer'),
          Port: 443,
          Protocol: 'HTTPS',
          Certificates: [{ CertificateArn: ref('Default') }],
          DefaultActions: forward,
        },
      },
    },
    create: { ListenerArn: ref('SecureListener'), Certificates: [{ CertificateArn: ref('Other') }] },
    update: { Certificates: [{ CertificateArn: ref('Third') }] },
  },
  'AWS::ElasticLoadBalancingV2::ListenerRule': {
    prerequisites: { ...balancer, ...listener },
    create: {
      ListenerArn: ref('Listener'),
      Priority: 1,
      Actions: forward,
      Conditions: [{ Field: 'path-pattern', Values: ['/a'] }],
    },
    update: { Priority: 2 },
  },
  'AWS::ElasticLoadBalancingV2::TrustStore': {
    prepare: withCertificateFiles,
    create: bundle('ca.pem'),
    update: { ...bundle('two.pem'), Tags: [{ Key: 'team', Value: 'b' }] },
    replace: { Name: 'other' },
  },
  'AWS::ElasticLoadBalancingV2::TrustStoreRevocation': {
    prepare: withCertificateFiles,
    prerequisites: {
      Store: { Type: 'AWS::ElasticLoadBalancingV2::TrustStore', Properties: bundle('ca.pem') },
    },
    create: { TrustStoreArn: ref('Store'), ...revocation('a.crl') },
    replace: revocation('b.crl'),
  },
};
