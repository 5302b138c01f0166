import { expect, it } from 'vitest';
import { judge } from './judge.ts';
import {
  back,
  everything,
  front,
  https,
  internet,
  isPublic,
  local,
  network,
  place,
  tcp,
  web,
} from './network.fixture.ts';

it('says which statement to add', () => {
  const { checks } = judge(network({ acl: [] }), front, back, web);
  expect(checks.flatMap(({ missing }) => missing?.command ?? [])).toEqual([
    'aws ec2 create-network-acl-entry --network-acl-id acl-b --rule-number 100 --ingress --protocol tcp --port-range From=8080,To=8080 --cidr-block 10.0.0.5/32 --rule-action allow',
    'aws ec2 authorize-security-group-ingress --group-id back --protocol tcp --port 8080 --source-group front',
    'aws ec2 create-network-acl-entry --network-acl-id acl-b --rule-number 100 --egress --protocol tcp --port-range From=32768,To=60999 --cidr-block 10.0.0.5/32 --rule-action allow',
  ]);
  expect(checks.at(-3)?.missing?.resource).toEqual({
    Type: 'AWS::EC2::SecurityGroupIngress',
    Properties: {
      GroupId: 'back',
      IpProtocol: 'tcp',
      FromPort: 8080,
      ToPort: 8080,
      SourceSecurityGroupId: 'front',
    },
  });
});

it('an internet-facing load balancer is called by its public addresses, in its VPC, too', () => {
  const balancer = place({ kind: 'load-balancer', groups: ['front'], spot: isPublic });
  const onlyFromBack = { front: [{ ...tcp(443), UserIdGroupPairs: [{ GroupId: 'back' }] }] };
  const b = [local, { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }];
  const judgement = judge(network({ groups: onlyFromBack, b }), back, balancer, https);
  expect(judgement.verdict).toBe('denied');
  expect(judgement.notes).toHaveLength(1);
  expect(judge(network({ groups: { front: [everything] }, b }), back, balancer, https).verdict).toBe(
    'allowed',
  );
});

it('between several subnets is let through in part where only some of the ways are', () => {
  const spots = [back.spots[0]!, { ...back.spots[0]!, ...isPublic }];
  const judgement = judge(network({}), { ...back, spots }, internet, https);
  expect(judgement).toMatchObject({ verdict: 'some', way: 'b to internet' });
});
