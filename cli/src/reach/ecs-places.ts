// Tasks and services as ends: by their own network interfaces (awsvpc), or by the instances that they run on.

import type { ContainerDefinition, Service, Task } from '@aws-sdk/client-ecs';
import { UserError } from '../errors/user-error.ts';
import { allPages } from '../targets/all-pages.ts';
import type { Clients } from '../targets/clients.ts';
import { lastPart } from '../text/last-part.ts';
import type { Place, Ports, Spot } from './network.ts';
import { linuxPorts, spotOf } from './spots.ts';

type Needed = Pick<Clients, 'ec2' | 'ecs'>;

/** From which Docker and the ECS agent take a host port where a mapping names none. */
const dynamicHostPorts = { from: 32_768, to: 65_535 };
/** DescribeTasks takes no more at a time. */
const most = 100;

export async function allTasks({ ecs }: Pick<Needed, 'ecs'>) {
  const clusters = await allPages(async (nextToken) => {
    const page = await ecs.listClusters({ nextToken });
    return { items: page.clusterArns, next: page.nextToken };
  });
  const found = await Promise.all(clusters.map((cluster) => tasksOf(ecs, { cluster })));
  return found.flat();
}

async function tasksOf(ecs: Needed['ecs'], of: { cluster: string; serviceName?: string | undefined }) {
  const arns = await allPages(async (nextToken) => {
    const page = await ecs.listTasks({ ...of, nextToken });
    return { items: page.taskArns, next: page.nextToken };
  });
  const found: { readonly cluster: string; readonly task: Task }[] = [];
  for (let first = 0; first < arns.length; first += most) {
    const page = await ecs.describeTasks({ cluster: of.cluster, tasks: arns.slice(first, first + most) });
    found.push(...(page.tasks ?? []).map((task) => ({ cluster: of.cluster, task })));
  }
  return found;
}

/** Where a service's tasks will be, whether or not one runs. */
export async function placeOfService(clients: Needed, cluster: string, service: Service): Promise<Place> {
  const own = (service.loadBalancers ?? []).map(({ containerName, containerPort }) => ({
    containerName,
    containerPort,
  }));
  const { containers, networkMode } = await definitionOf(clients, service.taskDefinition);
  const wanted = (name: string | undefined, port: number | undefined) =>
    own.length === 0 || own.some((each) => each.containerName === name && each.containerPort === port);
  const name = `service ${service.serviceName}`;
  const ports = portsOf(containers, networkMode, wanted);
  const configuration =
    service.networkConfiguration?.awsvpcConfiguration ??
    // Under the controllers EXTERNAL and CODE_DEPLOY the task sets have it.
    service.taskSets?.find(({ networkConfiguration }) => networkConfiguration)?.networkConfiguration
      ?.awsvpcConfiguration;
  if (configuration) {
    const { Subnets = [] } = await clients.ec2.describeSubnets({ SubnetIds: configuration.subnets });
    const given = configuration.securityGroups ?? [];
    const spots = Subnets.map(
      ({ VpcId: vpcId = '', SubnetId: subnetId = '', CidrBlock: cidr = '' }): Spot => ({
        vpcId,
        subnetId,
        cidr,
        hasPublicAddress: configuration.assignPublicIp === 'ENABLED',
      }),
    );
    const groups = given.length > 0 ? given : await defaultGroup(clients, spots[0]?.vpcId);
    return { name, kind: 'service', groups, spots, ports, clientPorts: linuxPorts };
  }
  const tasks = await tasksOf(clients.ecs, { cluster, serviceName: service.serviceName });
  return onInstances(clients, {
    cluster,
    name,
    kind: 'service',
    tasks: tasks.map(({ task }) => task),
    ports,
  });
}

export async function placeOfTask(clients: Needed, cluster: string, task: Task): Promise<Place> {
  const { containers, networkMode } = await definitionOf(clients, task.taskDefinitionArn);
  const name = `task ${lastPart(task.taskArn)}`;
  const details = (task.attachments ?? []).flatMap((attachment) => attachment.details ?? []);
  const interfaceId = details.find((detail) => detail.name === 'networkInterfaceId')?.value;
  if (interfaceId === undefined) {
    const bound = (task.containers ?? [])
      .flatMap(({ networkBindings = [] }) => networkBindings)
      .map(
        ({ hostPort: port = 0, protocol }): Ports => ({ protocol: protocol ?? 'tcp', from: port, to: port }),
      );
    const ports = bound.length > 0 ? bound : portsOf(containers, networkMode, () => true);
    return onInstances(clients, { cluster, name, kind: 'task', tasks: [task], ports });
  }
  const { NetworkInterfaces = [] } = await clients.ec2.describeNetworkInterfaces({
    NetworkInterfaceIds: [interfaceId],
  });
  return {
    name,
    kind: 'task',
    groups: NetworkInterfaces.flatMap(({ Groups = [] }) => Groups.map(({ GroupId = '' }) => GroupId)),
    spots: NetworkInterfaces.map(spotOf),
    ports: portsOf(containers, networkMode, () => true),
    clientPorts: linuxPorts,
  };
}

async function onInstances(
  { ecs, ec2 }: Needed,
  of: {
    readonly cluster: string;
    readonly name: string;
    readonly kind: 'task' | 'service';
    readonly tasks: readonly Task[];
    readonly ports: readonly Ports[];
  },
): Promise<Place> {
  const arns = [...new Set(of.tasks.flatMap(({ containerInstanceArn }) => containerInstanceArn ?? []))];
  if (arns.length === 0) {
    throw new UserError(
      `The ${of.name} has no task on an instance, whose security groups would be its own: name a security group or an instance.`,
    );
  }
  const described = await ecs.describeContainerInstances({
    cluster: of.cluster,
    containerInstances: arns.slice(0, most),
  });
  const InstanceIds = (described.containerInstances ?? []).flatMap(
    ({ ec2InstanceId }) => ec2InstanceId ?? [],
  );
  const { Reservations = [] } = await ec2.describeInstances({ InstanceIds });
  const instances = Reservations.flatMap(({ Instances = [] }) => Instances);
  return {
    name: of.name,
    kind: of.kind,
    groups: [
      ...new Set(instances.flatMap((each) => (each.SecurityGroups ?? []).map(({ GroupId = '' }) => GroupId))),
    ],
    spots: instances.map(spotOf),
    ports: of.ports,
    clientPorts: linuxPorts,
  };
}

async function definitionOf({ ecs }: Needed, taskDefinition: string | undefined) {
  const found = taskDefinition
    ? (await ecs.describeTaskDefinition({ taskDefinition })).taskDefinition
    : undefined;
  return { containers: found?.containerDefinitions ?? [], networkMode: found?.networkMode ?? 'bridge' };
}

function portsOf(
  containers: readonly ContainerDefinition[],
  networkMode: string,
  isWanted: (container: string | undefined, port: number | undefined) => boolean,
): Ports[] {
  return containers.flatMap(({ name, portMappings = [] }) =>
    portMappings
      .filter(({ containerPort }) => isWanted(name, containerPort))
      .map(({ containerPort = 0, hostPort, protocol = 'tcp' }): Ports => {
        if (networkMode === 'bridge' && !hostPort) return { protocol, ...dynamicHostPorts };
        const port = networkMode === 'bridge' ? hostPort! : containerPort;
        return { protocol, from: port, to: port };
      }),
  );
}

async function defaultGroup({ ec2 }: Needed, vpcId: string | undefined): Promise<string[]> {
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups({
    Filters: [
      { Name: 'vpc-id', Values: [vpcId ?? ''] },
      { Name: 'group-name', Values: ['default'] },
    ],
  });
  return SecurityGroups.flatMap(({ GroupId }) => GroupId ?? []);
}
