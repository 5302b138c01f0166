// Stacks with mutual TLS: a trust store, its revocations and a listener that verifies with them.
import { expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { balancer, forward, get, ref } from '../../../testing/resource-examples/surroundings.ts';
import { cloudFormation } from '../../cloudformation/index.ts';
import {
  create,
  eventsOf,
  outputsOf,
  remove,
  statusOf,
  update,
} from '../../cloudformation/testing/stacks.ts';
import { services } from '../../services.ts';
import { leaf, root, twoRevoked } from '../testing/trust-stores/authority.ts';

const verifying = { Mode: 'verify', TrustStoreArn: ref('Store'), IgnoreClientCertificateExpiry: 'true' };

function template(authentication: object | undefined, bundle = 'ca.pem'): string {
  return JSON.stringify({
    Resources: {
      ...balancer,
      Certificate: {
        Type: 'AWS::CertificateManager::Certificate',
        Properties: { DomainName: 'a.example.com', KeyAlgorithm: 'EC_prime256v1' },
      },
      Store: {
        Type: 'AWS::ElasticLoadBalancingV2::TrustStore',
        Properties: { CaCertificatesBundleS3Bucket: 'files', CaCertificatesBundleS3Key: bundle },
      },
      Revocation: {
        Type: 'AWS::ElasticLoadBalancingV2::TrustStoreRevocation',
        Properties: {
          TrustStoreArn: ref('Store'),
          RevocationContents: ['a.crl', 'b.crl'].map((S3Key) => ({ S3Bucket: 'files', S3Key })),
        },
      },
      Listener: {
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: {
          LoadBalancerArn: ref('Balancer'),
          Port: 443,
          Protocol: 'HTTPS',
          Certificates: [{ CertificateArn: ref('Certificate') }],
          DefaultActions: forward,
          MutualAuthentication: authentication,
        },
      },
    },
    Outputs: {
      Listener: { Value: ref('Listener') },
      Store: { Value: get('Store', 'TrustStoreArn') },
      RevocationOf: { Value: ref('Revocation') },
      Revocation: { Value: get('Revocation', 'RevocationId') },
    },
  });
}

function cloudWithFiles(): Rehearsal {
  const others = services.filter(({ id }) => id !== 'cloudformation');
  const types = others.flatMap(({ resources = [] }) => resources);
  const cloud = rehearse({ services: [...others, cloudFormation(types)] });
  cloud.on('balancer/apply', ({ loadBalancers }) => {
    for (const { arn, hostPorts } of loadBalancers)
      cloud.report('balancer/reservation', { loadBalancerArn: arn, hostPort: hostPorts![0]! });
    for (const { arn, hostPorts } of loadBalancers.flatMap(({ listeners }) => listeners))
      cloud.report('balancer/listener', { listenerArn: arn, hostPort: hostPorts[0]! });
  });
  cloud.call('s3', 'CreateBucket', { Bucket: 'files' });
  const files = { 'ca.pem': root, 'leaf.pem': leaf, 'a.crl': twoRevoked, 'b.crl': twoRevoked };
  for (const [Key, Body] of Object.entries(files))
    cloud.call('s3', 'PutObject', { Bucket: 'files', Key, Body });
  return cloud;
}

function authenticationOf(cloud: Rehearsal) {
  const ListenerArns = [outputsOf(cloud).Listener!];
  return cloud.call('elbv2', 'DescribeListeners', { ListenerArns }).Listeners![0]!.MutualAuthentication;
}

test('a stack creates and deletes a trust store, its revocations, and a listener that verifies', () => {
  using cloud = cloudWithFiles();
  const stackId = create(cloud, template(verifying));
  cloud.advance(60_000);
  expect(statusOf(cloud), eventsOf(cloud).join('\n')).toBe('CREATE_COMPLETE');
  const { Store, RevocationOf, Revocation } = outputsOf(cloud);
  expect([RevocationOf, Revocation]).toEqual([Store, '1']);
  expect(authenticationOf(cloud)).toEqual({
    Mode: 'verify',
    TrustStoreArn: Store,
    IgnoreClientCertificateExpiry: true,
    AdvertiseTrustStoreCaNames: 'off',
  });
  const [trustStore] = cloud.call('elbv2', 'DescribeTrustStores', {}).TrustStores!;
  expect(trustStore).toMatchObject({ Status: 'ACTIVE', TotalRevokedEntries: 4 });
  expect(trustStore!.Name).toMatch(/^demo-Store-/);
  remove(cloud);
  cloud.advance(60_000);
  expect(statusOf(cloud, stackId)).toBe('DELETE_COMPLETE');
  expect(cloud.call('elbv2', 'DescribeTrustStores', {}).TrustStores).toEqual([]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-elasticloadbalancingv2-listener-mutualauthentication.html
test('removing mutual authentication from a template leaves it on; Mode off turns it off', () => {
  using cloud = cloudWithFiles();
  create(cloud, template(verifying));
  cloud.advance(60_000);
  update(cloud, template(undefined));
  cloud.advance(60_000);
  expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
  expect(authenticationOf(cloud)).toMatchObject({ Mode: 'verify' });
  update(cloud, template({ Mode: 'off' }));
  cloud.advance(60_000);
  expect(authenticationOf(cloud)).toEqual({ Mode: 'off' });
});

test('a rejected bundle rolls the stack back to the previous one', () => {
  using cloud = cloudWithFiles();
  create(cloud, template(verifying));
  cloud.advance(60_000);
  update(cloud, template(verifying, 'leaf.pem'));
  cloud.advance(60_000);
  expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(
    eventsOf(cloud)
      .filter((line) => line.startsWith('Store UPDATE_FAILED'))
      .join(),
  ).toMatch(/not the certificate of an authority/);
  expect(cloud.call('elbv2', 'DescribeTrustStores', {}).TrustStores![0]!.NumberOfCaCertificates).toBe(1);
});

test('a stack whose load balancer requests reserved capacity fails', () => {
  using cloud = cloudWithFiles();
  const { Balancer, ...others } = balancer;
  const Properties = { ...Balancer.Properties, MinimumLoadBalancerCapacity: { CapacityUnits: 100 } };
  create(cloud, JSON.stringify({ Resources: { ...others, Balancer: { ...Balancer, Properties } } }));
  cloud.advance(60_000);
  expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
  expect(eventsOf(cloud).join('\n')).toMatch(/Balancer CREATE_FAILED .*limit of capacity units/);
});
