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
  readonly logs?: { readonly group: string; readonly stream: string };
  readonly healthCheck?: {
    readonly command: readonly string[];
    readonly intervalMs: number;
    readonly timeoutMs: number;
    readonly retries: number;
    readonly startPeriodMs: number;
  };
}

export interface TaskSpecification {
  readonly taskArn: string;
  readonly containers: readonly ContainerSpecification[];
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
