// What a person calls an end: `internet`, an id or an address of EC2, a task, a service, or a load balancer by its name,
// ARN or DNS name. `service/web` and `load-balancer/web` tell apart what has the same name.

import { isIP } from 'node:net';
import type { Instance } from '@aws-sdk/client-ec2';
import type { LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import { UserError } from '../errors/user-error.ts';
import { allServices } from '../services/find-service.ts';
import { allPages } from '../targets/all-pages.ts';
import type { Clients } from '../targets/clients.ts';
import { lastPart } from '../text/last-part.ts';
import { shortName } from '../text/short-name.ts';
import { allTasks, placeOfService, placeOfTask } from './ecs-places.ts';
import type { Place, Ports } from './network.ts';
import { balancerPorts, linuxPorts, spotOf } from './spots.ts';

export type Needed = Pick<Clients, 'ec2' | 'ecs' | 'elbv2' | 'cloudFormation'>;

export const internet: Place = {
  name: 'internet',
  kind: 'internet',
  groups: undefined,
  spots: [],
  ports: [{ protocol: 'tcp', from: 443, to: 443 }],
  clientPorts: balancerPorts,
};

/** @throws UserError when nothing, or more than one thing, has that name */
export async function findPlace(clients: Needed, called: string): Promise<Place> {
  if (called === 'internet') return internet;
  if (/^sg-/.test(called)) return ofSecurityGroup(clients, called);
  if (/^i-/.test(called)) return ofInstance(clients, called);
  if (/^eni-/.test(called)) return ofInterfaces(clients, called, { NetworkInterfaceIds: [called] });
  if (isIP(called) === 6) throw new UserError(`${called} is an IPv6 address, and only IPv4 is judged.`);
  if (/^[\d.]+(\/\d+)?$/.test(called) && isIP(called) !== 4) {
    throw new UserError(`${called} is not an IPv4 address, as 10.0.1.5 is one.`);
  }
  if (isIP(called) === 4) {
    return ofInterfaces(clients, called, {
      Filters: [{ Name: 'addresses.private-ip-address', Values: [called] }],
    });
  }
  const [, kind, name = called] = called.match(/^(service|load-balancer|task)\/(.+)$/) ?? [];
  const found: (() => Promise<Place>)[] = [];
  const known: string[] = [];
  if (kind === undefined || kind === 'service') {
    const services = await allServices(clients);
    known.push(...services.map(({ service }) => service.serviceName ?? ''));
    for (const { cluster, service } of services) {
      const { serviceName = '', serviceArn } = service;
      const isCalled = [serviceName, shortName(serviceName), serviceArn].includes(name);
      if (isCalled || (kind && serviceName.startsWith(`${name}-`))) {
        found.push(() => placeOfService(clients, cluster, service));
      }
    }
  }
  if (kind === undefined || kind === 'load-balancer') {
    const balancers = await allBalancers(clients);
    known.push(...balancers.map(({ LoadBalancerName = '' }) => LoadBalancerName));
    const wanted = name.replace(/^https?:\/\//, '').replace(/\/$/, '');
    for (const balancer of balancers) {
      const { LoadBalancerName, LoadBalancerArn, DNSName } = balancer;
      if ([LoadBalancerName, shortName(LoadBalancerName ?? ''), LoadBalancerArn, DNSName].includes(wanted)) {
        found.push(() => placeOfLoadBalancer(clients, balancer));
      }
    }
  }
  if (kind === 'task' || (kind === undefined && /(^|\/)[0-9a-f]{6,32}$/.test(name))) {
    const id = lastPart(name);
    for (const { cluster, task } of await allTasks(clients)) {
      if (lastPart(task.taskArn).startsWith(id)) found.push(() => placeOfTask(clients, cluster, task));
    }
  }
  const [only, second] = found;
  if (only && !second) return only();
  if (second) {
    throw new UserError(
      `${found.length} things are called ${called}: say service/${called} or load-balancer/${called}, or give an ARN.`,
    );
  }
  throw new UserError(
    `Nothing is called ${called}. There are internet${known.map((each) => `, ${each}`).join('')}; tasks go by their ids, and sg-, i- and eni- ids and private addresses are taken, too.`,
  );
}

async function allBalancers({ elbv2 }: Needed): Promise<LoadBalancer[]> {
  return allPages(async (Marker) => {
    const page = await elbv2.describeLoadBalancers({ Marker });
    return { items: page.LoadBalancers, next: page.NextMarker };
  });
}

export async function placeOfLoadBalancer(
  { ec2, elbv2 }: Pick<Needed, 'ec2' | 'elbv2'>,
  balancer: LoadBalancer,
): Promise<Place> {
  const {
    LoadBalancerName,
    LoadBalancerArn,
    AvailabilityZones = [],
    VpcId = '',
    SecurityGroups = [],
  } = balancer;
  const { Listeners = [] } = await elbv2.describeListeners({ LoadBalancerArn });
  const ids = AvailabilityZones.map(({ SubnetId = '' }) => SubnetId);
  const { Subnets = [] } = await ec2.describeSubnets({ SubnetIds: ids });
  return {
    name: `load balancer ${LoadBalancerName}`,
    kind: 'load-balancer',
    groups: SecurityGroups.length > 0 || balancer.Type === 'application' ? SecurityGroups : undefined,
    spots: Subnets.map(({ SubnetId = '', CidrBlock: cidr = '' }) => ({
      vpcId: VpcId,
      subnetId: SubnetId,
      cidr,
      hasPublicAddress: balancer.Scheme === 'internet-facing',
    })),
    ports: Listeners.map(
      ({ Port = 0, Protocol }): Ports => ({
        protocol: Protocol?.includes('UDP') ? 'udp' : 'tcp',
        from: Port,
        to: Port,
      }),
    ),
    clientPorts: balancerPorts,
  };
}

async function ofSecurityGroup({ ec2 }: Needed, id: string): Promise<Place> {
  const { SecurityGroups: [group] = [] } = await ec2.describeSecurityGroups({ GroupIds: [id] });
  const Filters = [{ Name: 'group-id', Values: [id] }];
  const interfaces = await allPages(async (NextToken) => {
    const page = await ec2.describeNetworkInterfaces({ Filters, NextToken });
    return { items: page.NetworkInterfaces, next: page.NextToken };
  });
  const VpcId = group?.VpcId ?? '';
  const { Vpcs: [vpc] = [] } = await ec2.describeVpcs({ VpcIds: [VpcId] });
  return {
    name: `security group ${id}`,
    kind: 'security-group',
    groups: [id],
    spots:
      interfaces.length > 0
        ? interfaces.map(spotOf)
        : [{ vpcId: VpcId, cidr: vpc?.CidrBlock ?? '', hasPublicAddress: false }],
    // What its own rules mention is what it is for.
    ports: (group?.IpPermissions ?? []).flatMap(({ IpProtocol, FromPort = 0, ToPort = 0 }): Ports[] =>
      IpProtocol === 'tcp' || IpProtocol === 'udp'
        ? [{ protocol: IpProtocol, from: FromPort, to: ToPort }]
        : [],
    ),
    clientPorts: balancerPorts,
  };
}

async function ofInstance(clients: Needed, id: string): Promise<Place> {
  return instancePlace((await findInstance(clients, id)) ?? {}, id);
}

async function findInstance({ ec2 }: Needed, id: string): Promise<Instance | undefined> {
  const { Reservations = [] } = await ec2.describeInstances({ InstanceIds: [id] });
  return Reservations[0]?.Instances?.[0];
}

function instancePlace(instance: Instance, id: string): Place {
  return {
    name: `instance ${id}`,
    kind: 'instance',
    groups: (instance.SecurityGroups ?? []).map(({ GroupId = '' }) => GroupId),
    spots: [spotOf(instance)],
    ports: [],
    clientPorts: linuxPorts,
  };
}

async function ofInterfaces(
  { ec2 }: Needed,
  called: string,
  input: Parameters<Clients['ec2']['describeNetworkInterfaces']>[0],
): Promise<Place> {
  const { NetworkInterfaces: [found] = [] } = await ec2.describeNetworkInterfaces(input);
  if (!found) throw new UserError(`No network interface has the address ${called}.`);
  return {
    name: `interface ${called}`,
    kind: 'interface',
    groups: (found.Groups ?? []).map(({ GroupId = '' }) => GroupId),
    spots: [spotOf(found)],
    ports: [],
    clientPorts: linuxPorts,
  };
}
