// A load balancer whose port is another program's when the engine starts again.
import { expect, test } from 'vitest';
import { rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';

const subnet = (zone: string, CidrBlock: string) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: { Ref: 'Vpc' }, AvailabilityZone: zone, CidrBlock },
});
const inner = {
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    A: subnet('us-east-1a', '10.0.0.0/24'),
    B: subnet('us-east-1b', '10.0.1.0/24'),
    Balancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: { Scheme: 'internal', Subnets: [{ Ref: 'A' }, { Ref: 'B' }] },
    },
  },
  Outputs: { Name: { Value: { 'Fn::GetAtt': ['Balancer', 'DNSName'] } } },
};
const StackName = 'shop';
const TemplateURL = 'https://templates.s3.amazonaws.com/inner.json';
const outer = {
  Resources: { Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL } } },
  Outputs: { Name: { Value: { 'Fn::GetAtt': ['Inner', 'Outputs.Name'] } } },
};

function deployed(template: object) {
  const TemplateBody = JSON.stringify(template);
  const cloud = rehearse({ services });
  cloud.call('s3', 'CreateBucket', { Bucket: 'templates' });
  const Body = Buffer.from(JSON.stringify(inner)) as never;
  cloud.call('s3', 'PutObject', { Bucket: 'templates', Key: 'inner.json', Body });
  let hostPort = 8080;
  const bind = () => {
    for (const { LoadBalancerArn = '' } of cloud.call('elbv2', 'DescribeLoadBalancers', {}).LoadBalancers!)
      cloud.report('balancer/reservation', { loadBalancerArn: LoadBalancerArn, hostPort });
  };
  cloud.on('balancer/apply', bind);
  cloud.call('cloudformation', 'CreateStack', { StackName, TemplateBody });
  cloud.advance(120_000);
  return {
    cloud,
    /** The engine starts again, and gets this port. */
    restart(next: number) {
      hostPort = next;
      cloud.restart();
      bind();
      cloud.advance(10_000);
    },
    update() {
      cloud.call('cloudformation', 'UpdateStack', { StackName, TemplateBody });
      cloud.advance(60_000);
    },
    output: () =>
      cloud.call('cloudformation', 'DescribeStacks', { StackName }).Stacks![0]!.Outputs![0]!.OutputValue,
    reason: () =>
      cloud.call('cloudformation', 'DescribeStackResources', { StackName, LogicalResourceId: 'Balancer' })
        .StackResources![0]!.ResourceStatusReason,
  };
}

test('the same template then gives its address', () => {
  const { cloud, restart, update, output, reason } = deployed(inner);
  using _ = cloud;
  expect(output()).toBe('127.0.0.1:8080');
  expect(update).toThrow('No updates are to be performed.');
  restart(8081);
  expect(reason()).toBe('Deploy again: it answers at 127.0.0.1:8081, no longer at 127.0.0.1:8080');
  update();
  expect([output(), reason()]).toEqual(['127.0.0.1:8081', undefined]);
  expect(update).toThrow('No updates are to be performed.');
});

test('nothing is to be deployed once it has its own port again', () => {
  const { cloud, restart, update, reason } = deployed(inner);
  using _ = cloud;
  restart(8081);
  restart(8080);
  expect(reason()).toBeUndefined();
  expect(update).toThrow('No updates are to be performed.');
});

test('a stack gets it of the nested stack that it is in', () => {
  const { cloud, restart, update, output } = deployed(outer);
  using _ = cloud;
  expect(output()).toBe('127.0.0.1:8080');
  restart(8081);
  update();
  expect(output()).toBe('127.0.0.1:8081');
});
