// What drivers report. Each report is handled in one transaction by every service that has a handler for it.
import type {
  ListenerReport,
  LogKind,
  ReservationReport,
  TargetHealthReport,
  TrafficReport,
  WatchedRequests,
} from '@drydock/balancer';
import type { BuildFinished, BuildPhase } from './build.ts';
import type { FunctionOutcome } from './functions.ts';
import type { RuntimeCapabilities, StartedContainer, TaskUsage } from './runtime.ts';

declare module '../kernel/registry.ts' {
  interface Reports {
    /** At every start of the engine, before any task: what the runtime can be asked for. */
    'runtime/capabilities': RuntimeCapabilities;
    /** At every start of the engine: whether load balancers are kept from what security groups would keep them from. */
    'network/enforcement': { readonly isEnforced: boolean };
    /** Every container of the task has been started. */
    'runtime/task-started': {
      readonly taskArn: string;
      readonly containers: readonly StartedContainer[];
      readonly pullStartedAt: number;
      readonly pullStoppedAt: number;
    };
    /** The task failed to start, and none of its containers is left. `reason` begins with an ECS error name. */
    'runtime/task-failed': { readonly taskArn: string; readonly container?: string; readonly reason: string };
    'runtime/container-exited': {
      readonly taskArn: string;
      readonly container: string;
      /** 137 for SIGKILL, 143 for SIGTERM without a handler, as Docker gives them. */
      readonly exitCode: number;
      readonly reason?: string;
    };
    /** Why a container is of no use although it runs, for a person: that it listens on another port, for example. */
    'runtime/container-remark': {
      readonly taskArn: string;
      readonly container: string;
      /** Absent when what was reported is no longer true. */
      readonly remark?: string;
    };
    'runtime/container-health': {
      readonly taskArn: string;
      readonly container: string;
      readonly status: 'HEALTHY' | 'UNHEALTHY';
    };
    /** No container of the task is left. Also reported when an unknown task is stopped. */
    'runtime/task-stopped': { readonly taskArn: string };
    /** After a restart: the tasks that are still running. Any other is gone. */
    'runtime/recovered': { readonly taskArns: readonly string[] };
    /** What running tasks use, every few seconds. */
    /** How much of a core of this machine a vCPU of a container instance is; absent: the cores are shared out. */
    'runtime/vcpu': { readonly cores?: number };
    'runtime/usage': { readonly tasks: readonly TaskUsage[] };

    'logs/lines': {
      readonly group: string;
      readonly stream: string;
      readonly events: readonly { readonly timestamp: number; readonly message: string }[];
    };

    'balancer/listener': ListenerReport;
    /** A load balancer's name has a port of this machine. */
    'balancer/reservation': ReservationReport;
    'balancer/health': { readonly targets: readonly TargetHealthReport[] };
    'balancer/traffic': TrafficReport;
    /** Only while they are watched, and for no service: who watches is the one who asked. */
    'balancer/requests': WatchedRequests;
    /** The load balancer's thread failed or hung, or another one has taken over. */
    'balancer/thread': { readonly running: boolean };
    /** Entries of one of the logs that a load balancer has turned on. */
    'balancer/log': {
      readonly kind: LogKind;
      readonly loadBalancerArn: string;
      readonly lines: readonly string[];
    };

    'build/phase': BuildPhase;
    'build/finished': BuildFinished;

    'functions/invoked': FunctionOutcome;

    'git/head': {
      readonly watchId: string;
      readonly repositoryPath: string;
      readonly branch: string;
      /** 40 hexadecimal digits. */
      readonly commit: string;
      readonly message: string;
      /** ISO 8601. */
      readonly authorDate: string;
      /** The files that differ from the commit before, where that is known. */
      readonly changedPaths?: readonly string[];
    };
    'git/tag': {
      readonly watchId: string;
      /** `v1`, without `refs/tags/`. */
      readonly tag: string;
      readonly commit: string;
      readonly message: string;
      readonly authorDate: string;
    };
    'git/archived': { readonly requestId: string; readonly blob: string; readonly sizeBytes: number };
    /** `id` is the watchId or requestId that it answers. */
    'git/failed': { readonly id: string; readonly reason: string };
  }
}
