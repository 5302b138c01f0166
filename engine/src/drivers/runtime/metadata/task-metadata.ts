// A task as its containers see it at the metadata endpoint: what ECS says of it, and what the runtime knows.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-response.html

import type { DriverHost } from '../../../contracts/driver.ts';
import { roleCredentials } from '../../../contracts/role-credentials.ts';
import type { StartedContainer, TaskSpecification } from '../../../contracts/runtime.ts';
import type { Millis } from '../../../kernel/clock.ts';
import type { ContainerMetadata, RoleCredentials } from './endpoint.ts';
import { protection } from './protection.ts';

interface Known {
  readonly started: StartedContainer;
  readonly createdAt: Millis;
  finishedAt?: Millis;
  exitCode?: number;
  health?: { readonly status: 'HEALTHY' | 'UNHEALTHY'; readonly since: Millis };
  restarts: number;
}

type Described = Readonly<Record<string, unknown>>;

const credentialsForMs = 6 * 3_600_000;
/** SDKs renew credentials that have less than this left. */
const renewBeforeMs = 15 * 60_000;

export class TaskMetadata {
  readonly #specification: TaskSpecification;
  readonly #host: DriverHost;
  readonly #stats: (container: string) => Promise<object | undefined>;
  readonly #known = new Map<string, Known>();
  readonly #pullStartedAt: Millis;
  #pullStoppedAt: Millis | undefined;
  #credentials: { readonly value: RoleCredentials; readonly until: Millis } | undefined;

  constructor(
    specification: TaskSpecification,
    host: DriverHost,
    stats: (container: string) => Promise<object | undefined>,
  ) {
    this.#specification = specification;
    this.#host = host;
    this.#stats = stats;
    this.#pullStartedAt = host.clock.now();
  }

  pulled(): void {
    this.#pullStoppedAt = this.#host.clock.now();
  }

  started(container: StartedContainer): void {
    this.#known.set(container.name, { started: container, createdAt: this.#host.clock.now(), restarts: 0 });
  }

  exited(container: string, exitCode: number): void {
    const known = this.#known.get(container);
    if (known) Object.assign(known, { exitCode, finishedAt: this.#host.clock.now() });
  }

  health(container: string, status: 'HEALTHY' | 'UNHEALTHY'): void {
    const known = this.#known.get(container);
    if (known) known.health = { status, since: this.#host.clock.now() };
  }

  restarted(container: string, restarts: number): void {
    const known = this.#known.get(container);
    if (known) known.restarts = restarts;
  }

  /** Undefined without a role. They tell the gateway who calls. */
  credentials(): (() => RoleCredentials) | undefined {
    const { taskRoleArn, taskArn } = this.#specification;
    if (!taskRoleArn) return undefined;
    return () => {
      const { ids, clock } = this.#host;
      const now = clock.now();
      if (!this.#credentials || this.#credentials.until - now < renewBeforeMs) {
        const until = now + credentialsForMs;
        const session = taskArn.split('/').at(-1)!;
        const made = roleCredentials({ roleArn: taskRoleArn, session }, ids);
        this.#credentials = {
          until,
          value: {
            RoleArn: taskRoleArn,
            AccessKeyId: made.accessKeyId,
            SecretAccessKey: made.secretAccessKey,
            Token: made.sessionToken,
            Expiration: new Date(until).toISOString().replace(/\.\d+Z$/, 'Z'),
          },
        };
      }
      return this.#credentials.value;
    };
  }

  of(container: string): ContainerMetadata {
    const withTags = () => {
      const { tags = {} } = this.#specification;
      return {
        ...this.#task(),
        ...(tags.task ? { TaskTags: tags.task } : {}),
        ...(tags.containerInstance ? { ContainerInstanceTags: tags.containerInstance } : {}),
      };
    };
    return {
      container: () => this.#container(container),
      task: () => this.#task(),
      taskWithTags: withTags,
      stats: () => this.#stats(container),
      taskStats: async () =>
        Object.fromEntries(
          await Promise.all(
            [...this.#known].map(async ([name, { started }]) => [
              started.runtimeId,
              (await this.#stats(name)) ?? null,
            ]),
          ),
        ),
      protection: (method, body) => protection(this.#host, this.#specification, method, body),
    };
  }

  #task(): Described {
    const { metadata, taskArn, containers } = this.#specification;
    const time = (at: Millis | undefined) => (at === undefined ? undefined : new Date(at).toISOString());
    return {
      TaskARN: taskArn,
      ...metadata,
      PullStartedAt: time(this.#pullStartedAt),
      PullStoppedAt: time(this.#pullStoppedAt),
      Containers: containers
        .filter(({ name }) => this.#known.has(name))
        .map(({ name }) => this.#container(name)),
    };
  }

  #container(name: string): Described {
    const { metadata, containers, taskArn } = this.#specification;
    const listed = (metadata.Containers ?? []) as readonly Described[];
    const described = listed.find((each) => each.Name === name);
    const specified = containers.find((each) => each.name === name);
    const known = this.#known.get(name);
    const time = (at: Millis) => new Date(at).toISOString();
    return {
      Name: name,
      Labels: {
        'com.amazonaws.ecs.container-name': name,
        'com.amazonaws.ecs.task-arn': taskArn,
      },
      DesiredStatus: 'RUNNING',
      Type: 'NORMAL',
      Image: specified?.image,
      Limits: {
        CPU: specified?.cpu ?? 0,
        ...(specified?.memoryMiB === undefined ? {} : { Memory: specified.memoryMiB }),
      },
      ...described,
      KnownStatus: known === undefined ? 'PULLED' : known.finishedAt === undefined ? 'RUNNING' : 'STOPPED',
      ...(known
        ? {
            DockerId: known.started.runtimeId,
            DockerName: `${described?.DockerName ?? name}-${known.started.runtimeId.slice(0, 20)}`,
            ...(known.started.imageDigest ? { ImageID: known.started.imageDigest } : {}),
            CreatedAt: time(known.createdAt),
            StartedAt: time(known.createdAt),
            ...portsOf(known.started, specified?.portMappings ?? []),
          }
        : {}),
      ...(known?.finishedAt === undefined
        ? {}
        : { FinishedAt: time(known.finishedAt), ExitCode: known.exitCode }),
      ...(specified?.restartPolicy ? { RestartCount: known?.restarts ?? 0 } : {}),
      ...(specified?.healthCheck
        ? {
            Health: {
              status: known?.health?.status ?? 'UNKNOWN',
              ...(known?.health ? { statusSince: time(known.health.since) } : {}),
            },
          }
        : {}),
      ...(specified?.logs
        ? {
            LogDriver: 'awslogs',
            LogOptions: {
              'awslogs-group': specified.logs.group,
              'awslogs-region': this.#host.region,
              'awslogs-stream': specified.logs.stream,
            },
          }
        : {}),
    };
  }
}

/** Where a port is reached on this machine, as an instance's host ports are given. */
function portsOf(
  { endpoints }: StartedContainer,
  mappings: readonly { readonly containerPort: number; readonly protocol: string }[],
) {
  if (mappings.length === 0) return {};
  return {
    Ports: mappings.map(({ containerPort, protocol }) => {
      const endpoint = endpoints.find((each) => each.containerPort === containerPort);
      return {
        ContainerPort: containerPort,
        Protocol: protocol,
        ...(endpoint ? { HostPort: endpoint.port, HostIp: endpoint.host } : {}),
      };
    }),
  };
}
