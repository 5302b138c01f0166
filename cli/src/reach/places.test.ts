// What a person may call the ends of a way.
import { describe, expect, it } from 'vitest';
import { fakeClients } from '../testing/fake-clients.ts';
import { findPlace } from './places.ts';

const clients = fakeClients({
  ecs: {
    listClusters: () => ({ clusterArns: ['arn/c'] }),
    listServices: () => ({ serviceArns: ['arn/c/s'] }),
    describeServices: () => ({
      services: [
        {
          serviceName: 'shop-service-Service-4OGUW5XUSI8A',
          networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } },
        },
      ],
    }),
    describeTaskDefinition: () => ({ taskDefinition: { networkMode: 'awsvpc', containerDefinitions: [] } }),
  },
  ec2: {
    describeSubnets: () => ({
      Subnets: [{ VpcId: 'vpc-1', SubnetId: 'subnet-1', CidrBlock: '10.0.0.0/24' }],
    }),
    describeNetworkInterfaces: () => ({ NetworkInterfaces: [] }),
  },
  elbv2: { describeLoadBalancers: () => ({ LoadBalancers: [] }) },
});

describe('an end', () => {
  it.each(['shop-service-Service', 'shop-service-Service-4OGUW5XUSI8A', 'service/shop-service'])(
    'is a service, called %s',
    async (called) => {
      expect(await findPlace(clients, called)).toMatchObject({ kind: 'service', groups: ['sg-1'] });
    },
  );

  it.each([
    ['10.0.0.256', '10.0.0.256 is not an IPv4 address, as 10.0.1.5 is one.'],
    ['10.0.1', '10.0.1 is not an IPv4 address, as 10.0.1.5 is one.'],
    ['10.0.0.0/24', '10.0.0.0/24 is not an IPv4 address, as 10.0.1.5 is one.'],
    ['2001:db8::1', '2001:db8::1 is an IPv6 address, and only IPv4 is judged.'],
    ['10.0.0.9', 'No network interface has the address 10.0.0.9.'],
    ['nobody', 'Nothing is called nobody.'],
  ])('%s is none, and it says why', async (called, message) => {
    await expect(findPlace(clients, called)).rejects.toThrow(message);
  });
});
