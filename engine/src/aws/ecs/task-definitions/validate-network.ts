// What RegisterTaskDefinition refuses of network settings: of containers that share a network interface, and of
// ports. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
import type { ContainerDefinition, PortMapping, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { clientFault } from '../faults.ts';

export function validateNetwork(input: RegisterTaskDefinitionRequest): void {
  const containers = input.containerDefinitions ?? [];
  if (input.networkMode === 'awsvpc') for (const container of containers) refuseOwnNetwork(container);
  validatePorts(
    containers.flatMap(({ name, portMappings = [] }) => portMappings.map((port) => ({ name, port }))),
  );
}

/** The task has the network, and names, of its interface. */
function refuseOwnNetwork(container: ContainerDefinition): void {
  const refused = container.hostname
    ? 'hostname is not'
    : container.dnsServers?.length
      ? 'DNS servers are not'
      : container.extraHosts?.length
        ? 'Extra hosts are not'
        : container.disableNetworking
          ? 'Disable Networking is not'
          : undefined;
  if (refused) throw clientFault(`${refused} supported on container when networkMode=awsvpc.`);
}

interface NamedPort {
  readonly name: string | undefined;
  readonly port: PortMapping;
}

function validatePorts(ports: readonly NamedPort[]): void {
  const names = ports.flatMap(({ port }) => port.name ?? []);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw clientFault(`The port mapping name is already used: ${twice}`);
  const ranges: [from: number, to: number][] = [];
  for (const { name, port } of ports) {
    if (port.containerPortRange === undefined) continue;
    if (port.containerPort !== undefined || port.hostPort !== undefined)
      throw clientFault(`Container '${name}' cannot specify both single port and port range.`);
    const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(port.containerPortRange) ?? [];
    if (!(Number(from) < Number(to) && Number(to) <= 65_535))
      throw clientFault(`Invalid 'containerPortRange' setting for container '${name}'.`);
    ranges.push([Number(from), Number(to)]);
  }
  ranges.sort(([a], [b]) => a - b);
  if (ranges.some(([from], at) => at > 0 && from <= ranges[at - 1]![1]))
    throw clientFault('The container port is used multiple times in task.');
}
