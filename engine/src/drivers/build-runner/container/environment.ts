// The initial environment of the commands of a build in a container, and the files of this machine that it names.
import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DriverHost } from '../../../contracts/driver.ts';
import { packageNetwork } from '../../processes/package-network.ts';

export interface ContainerPlace {
  /** Of the image. */
  readonly path: string;
  /** Whether the project's builds may build images. */
  readonly privileged: boolean;
  /** Of the container engine, where it has one. */
  readonly socket: string | undefined;
  /** Where calls of `docker` are put. */
  readonly calls: string;
}

const ours = '/opt/drydock';
const programs = join(import.meta.dirname, '..');

export interface ContainerEnvironment {
  readonly variables: Readonly<Record<string, string>>;
  /** `source:target:options` */
  readonly binds: readonly string[];
}

export function containerEnvironment(
  host: DriverHost,
  { path, privileged, socket, calls }: ContainerPlace,
): ContainerEnvironment {
  const docker = privileged ? 'docker-bin' : 'no-docker-bin';
  const binds = [
    `${join(programs, 'container-bin', docker)}:${ours}/docker-bin:ro`,
    `${join(programs, 'aws-bin')}:${ours}/aws-bin:ro`,
  ];
  const variables: Record<string, string> = {
    PATH: `${ours}/docker-bin:${ours}/aws-bin:${path}`,
    // As the builds of AWS have it.
    HOME: '/root',
    AWS_ENDPOINT_URL: host.endpoint,
    // `data-127.0.0.1` is no host: boto3 and the AWS CLI leave such a prefix out.
    AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
    AWS_REGION: host.region,
    AWS_DEFAULT_REGION: host.region,
    DRYDOCK_REGISTRY: new URL(host.endpoint).host,
  };
  for (const [name, value] of Object.entries(packageNetwork(process.env))) {
    if (!value.startsWith('/')) variables[name] = value;
    else if (existsSync(value) && statSync(value).isFile()) {
      variables[name] = `${ours}/network/${name}/${basename(value)}`;
      binds.push(`${value}:${variables[name]}:ro`);
    }
  }
  if (privileged) {
    variables.DRYDOCK_DOCKER_CALLS = calls;
    // For what speaks with it without `docker`.
    if (socket) binds.push(`${socket}:/var/run/docker.sock`);
  }
  return { variables, binds };
}
