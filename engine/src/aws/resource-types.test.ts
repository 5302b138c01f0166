// Every simulated CloudFormation resource type keeps the contract.
import { describe, expect, it } from 'vitest';
import { describeResourceType } from './cloudformation/resource-contract.ts';
import { services } from './services.ts';
import { balancingExamples } from './testing/balancing-examples.ts';
import { containersExamples } from './testing/containers-examples.ts';
import type { Examples } from './testing/examples.ts';
import { networkExamples } from './testing/network-examples.ts';
import { scalingExamples } from './testing/scaling-examples.ts';
import { servicesExamples } from './testing/services-examples.ts';

const examples: Examples = {
  ...networkExamples,
  ...balancingExamples,
  ...containersExamples,
  ...scalingExamples,
  ...servicesExamples,
};

/** A server certificate needs a real key pair. The last is tested in its own folder. */
const elsewhere = ['AWS::IAM::ServerCertificate', 'AWS::CDK::Metadata', 'AWS::CloudFormation::Stack'];

describe('the simulated resource types', () => {
  it('each have an example', () => {
    const simulated = services.flatMap(({ resources = [] }) => resources.map(({ type }) => type));
    expect([...Object.keys(examples), ...elsewhere].sort()).toEqual(simulated.sort());
  });
});

for (const [type, example] of Object.entries(examples)) {
  describeResourceType(type, {
    services: services.filter(({ id }) => id !== 'cloudformation'),
    prepare: (cloud) => {
      // The balancer's ports are bound at once.
      cloud.on('balancer/apply', ({ loadBalancers }) => {
        for (const { arn, hostPorts } of loadBalancers.flatMap(({ listeners }) => listeners)) {
          cloud.report('balancer/listener', { listenerArn: arn, hostPort: hostPorts[0]! });
        }
      });
    },
    ...example,
  });
}
