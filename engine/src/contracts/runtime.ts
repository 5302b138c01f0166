// Container runtimes: what a task is, and what is known about it once it runs.

export interface ContainerSpecification {
  readonly name: string;
  /** As in the task definition: `registry/repository:tag` or `…@sha256:…`. */
  readonly image: string;
  readonly entryPoint?: readonly string[];
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory?: string;
  readonly user?: string;
  /** CPU units: 1024 are one vCPU. */
  readonly cpu: number;
  /** Hard limit: over it the container is killed (137). */
  readonly memoryMiB?: number;
  readonly essential: boolean;
  readonly portMappings: readonly {
    readonly containerPort: number;
    readonly hostPort?: number;
    readonly protocol: 'tcp' | 'udp';
  }[];
  readonly stopTimeoutMs: number;
  /** Its first start waits until each of these is as it says. */
  readonly dependsOn?: readonly ContainerDependency[];
  /** How long it may wait for what it depends on. */
  readonly startTimeoutMs?: number;
  readonly restartPolicy?: RestartPolicy;
  readonly isolation?: ContainerIsolation;
  readonly mounts?: readonly ContainerMount[];
  /** Mounts of another container of the task that this one has too. */
  readonly volumesFrom?: readonly { readonly container: string; readonly readOnly: boolean }[];
  /** For the image's registry. */
  readonly registryCredentials?: { readonly username: string; readonly password: string };
  readonly logs?: { readonly group: string; readonly stream: string };
  /** FireLens: its output goes to the task's log router, with the options of an output there. */
  readonly routedLogs?: { readonly options: Readonly<Record<string, string>> };
  /** FireLens: it routes what the task's containers log. */
  readonly logRouter?: LogRouterSpecification;
  readonly healthCheck?: {
    readonly command: readonly string[];
    readonly intervalMs: number;
    readonly timeoutMs: number;
    readonly retries: number;
    readonly startPeriodMs: number;
  };
}

export interface LogRouterSpecification {
  readonly kind: 'fluentbit' | 'fluentd';
  /** Whether each record gets the cluster, the task and its definition. */
  readonly addsMetadata: boolean;
  /** A file of the container that its configuration includes. */
  readonly include?: string;
  /** The text of a file of Amazon S3 that its configuration includes. */
  readonly fetched?: string;
}

export interface ContainerDependency {
  readonly container: string;
  readonly condition: 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY';
}

export interface RestartPolicy {
  readonly ignoredExitCodes: readonly number[];
  /** A container that ran for less than this is not started again. */
  readonly attemptPeriodMs: number;
}

/** What a container engine keeps for a container, by the names of ECS. A runtime without isolation has none of it. */
export interface ContainerIsolation {
  /** CPU units that it cannot exceed. Without, `cpu` is only its share when the machine is busy. */
  readonly cpuLimit?: number;
  readonly memoryReservationMiB?: number;
  readonly privileged?: boolean;
  readonly readonlyRootFilesystem?: boolean;
  readonly hostname?: string;
  readonly extraHosts?: readonly { readonly hostname: string; readonly ipAddress: string }[];
  readonly dnsServers?: readonly string[];
  readonly dnsSearchDomains?: readonly string[];
  /** `container` or `container:alias`, for the network mode `bridge`. */
  readonly links?: readonly string[];
  readonly dockerLabels?: Readonly<Record<string, string>>;
  readonly dockerSecurityOptions?: readonly string[];
  readonly interactive?: boolean;
  readonly pseudoTerminal?: boolean;
  readonly ulimits?: readonly {
    readonly name: string;
    readonly softLimit: number;
    readonly hardLimit: number;
  }[];
  readonly systemControls?: Readonly<Record<string, string>>;
  readonly capabilities?: { readonly add: readonly string[]; readonly drop: readonly string[] };
  readonly devices?: readonly {
    readonly hostPath: string;
    readonly containerPath?: string;
    readonly permissions?: readonly string[];
  }[];
  readonly initProcessEnabled?: boolean;
  readonly sharedMemoryMiB?: number;
  /** Total of memory and swap is `memoryMiB` and this. */
  readonly maxSwapMiB?: number;
  readonly swappiness?: number;
  readonly tmpfs?: readonly {
    readonly containerPath: string;
    readonly sizeMiB: number;
    readonly mountOptions?: readonly string[];
  }[];
}

export interface ContainerMount {
  /** One of the task's volumes. */
  readonly volume: string;
  readonly containerPath: string;
  readonly readOnly: boolean;
}

/** A volume of a task, by its name there. */
export type TaskVolume = { readonly name: string } & (
  | /** Empty at the task's start, and gone with it. */ { readonly kind: 'task' }
  | /** A folder of the machine. */ { readonly kind: 'host'; readonly sourcePath: string }
  | {
      readonly kind: 'docker';
      readonly scope: 'task' | 'shared';
      readonly autoprovision: boolean;
      readonly driver: string;
      readonly driverOptions: Readonly<Record<string, string>>;
      readonly labels: Readonly<Record<string, string>>;
    }
  | /** A folder that every task of the file system shares, and that is kept. */ {
      readonly kind: 'efs';
      readonly fileSystemId: string;
      readonly rootDirectory: string;
    }
  | /** A folder of the task's own, gone with it. */ { readonly kind: 'ebs' }
);

export interface TaskSpecification {
  readonly taskArn: string;
  /** `awsvpc` and `host`: the containers share a network. `bridge`: each has its own. `none`: none has any. */
  readonly networkMode?: 'awsvpc' | 'bridge' | 'host' | 'none';
  readonly volumes?: readonly TaskVolume[];
  /** Whose processes, and whose shared memory, a container sees besides its own. */
  readonly pidMode?: 'host' | 'task';
  readonly ipcMode?: 'host' | 'task' | 'none';
  readonly containers: readonly ContainerSpecification[];
  /** Whose credentials its containers get. */
  readonly taskRoleArn?: string;
  /** For `/taskWithTags` of the metadata endpoint. */
  readonly tags?: {
    readonly task?: Readonly<Record<string, string>>;
    readonly containerInstance?: Readonly<Record<string, string>>;
  };
  /** What the task metadata endpoint v4 (`ECS_CONTAINER_METADATA_URI_V4`) returns for `/task`, as JSON. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface StartedContainer {
  readonly name: string;
  readonly runtimeId: string;
  /** `sha256:…` of the image's manifest. */
  readonly imageDigest?: string;
  /** Where a container port is really reachable on this machine. */
  readonly endpoints: readonly {
    readonly containerPort: number;
    readonly host: string;
    readonly port: number;
  }[];
}

export interface TaskUsage {
  readonly taskArn: string;
  /** CPU units used on average since the last report. */
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

/** What a task definition can ask for that not every runtime has. */
export const runtimeFeatures = [
  /** Volumes of a task, and their mounts. */ 'volumes',
  /** The conditions COMPLETE, SUCCESS and HEALTHY of `dependsOn`. */ 'dependency-conditions',
  'restart-policies',
  /** FireLens. */ 'log-routers',
  /** GPUs and others. */ 'accelerators',
  /** App Mesh's. */ 'proxies',
  'fsx-volumes',
  's3files-volumes',
] as const;
export type RuntimeFeature = (typeof runtimeFeatures)[number];

export interface RuntimeCapabilities {
  /** The runtime's name. */
  readonly runtime: string;
  /** Processor cores of the machine on which tasks really run; absent where they are simulated. */
  readonly cores?: number;
  /** How much of a core of this machine a vCPU of a container instance is, where somebody has said so. */
  readonly coresPerVcpu?: number;
  readonly features: readonly RuntimeFeature[];
  /** Of those that it does not have: why not, or what has them. Part of a sentence. */
  readonly hints?: Partial<Readonly<Record<RuntimeFeature, string>>>;
}
