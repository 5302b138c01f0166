// What `drydock status` says: one message a section.
import type { ClockFacts } from './clock.ts';

export type StatusMessage =
  /** With --watch: what follows is the status at this time, ISO 8601, in place of the one before. */
  | { readonly code: 'status-frame'; readonly at: string }
  | {
      readonly code: 'status-target';
      readonly endpoint: string;
      readonly pid: number;
      readonly account: string;
      readonly region: string;
      /** Absent when it is the machine's, in real time. */
      readonly clock?: ClockFacts;
      /** Absent while each vCPU of an instance has a core of the machine. */
      readonly sharedCores?: SharedCores;
      /** Absent until the load balancer is there. */
      readonly serviceUrl?: string;
    }
  /** What has failed inside the engine: what needs it waits until it succeeds. */
  | {
      readonly code: 'status-engine-faults';
      readonly faults: readonly EngineFaultRow[];
      /** The engine's log. */
      readonly log: string;
    }
  | { readonly code: 'status-stacks'; readonly stacks: readonly StackRow[] }
  | { readonly code: 'status-pipeline'; readonly name: string; readonly stages: readonly StageRow[] }
  | { readonly code: 'status-waiting'; readonly waiting: readonly WaitingRow[] }
  /** What is under way, with what it waits for. */
  | { readonly code: 'status-in-progress'; readonly rows: readonly WaitingRow[] }
  | { readonly code: 'status-services'; readonly cluster: string; readonly services: readonly ServiceRow[] }
  | { readonly code: 'status-tasks'; readonly cluster: string; readonly tasks: readonly TaskRow[] }
  | { readonly code: 'status-load-balancers'; readonly loadBalancers: readonly LoadBalancerRow[] }
  | { readonly code: 'status-targets'; readonly groups: readonly TargetGroupRow[] }
  | { readonly code: 'status-certificates'; readonly certificates: readonly CertificateRow[] }
  | { readonly code: 'status-alarms'; readonly alarms: readonly AlarmRow[] }
  /** What topics of an engine would have sent. */
  | { readonly code: 'status-mail'; readonly mails: readonly MailRow[] }
  /** What an engine lets through, and AWS would not. */
  | { readonly code: 'status-blocked'; readonly blocked: readonly BlockedRow[] }
  | { readonly code: 'status-recorded'; readonly resources: readonly RecordedRow[] }
  /** What has moved since its stack was deployed. */
  | { readonly code: 'status-outdated'; readonly resources: readonly RecordedRow[] }
  /** Something that the system should have and does not. */
  | { readonly code: 'status-missing'; readonly what: string; readonly reason: string }
  /** A section that could not be read. */
  | { readonly code: 'status-unreadable'; readonly what: string; readonly reason: string };

/** The machine's cores that the instances share, or how much of a core each of their vCPUs is. */
export type SharedCores =
  | { readonly vcpus: number; readonly cores: number }
  | { readonly vcpus: number; readonly coresPerVcpu: number };

export interface EngineFaultRow {
  readonly region: string;
  /** The controller, or the service and the report: `ecs/service`. */
  readonly of: string;
  /** The resource that waits for it, as the engine knows it; empty for a report, which is lost. */
  readonly key: string;
  /** Its first line is the message. */
  readonly error: string;
  /** ISO 8601, by the cloud's clock. */
  readonly since: string;
  readonly failures: number;
}

export interface BlockedRow {
  readonly service: string;
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly reason: string;
  /** What would let it through; empty where no one call does. */
  readonly command: string;
}

export interface StackRow {
  readonly name: string;
  readonly status: string;
  readonly reason: string;
}

export interface StageRow {
  readonly name: string;
  /** Undefined when the stage has never run. */
  readonly status: string | undefined;
  readonly summary: string;
}

export interface WaitingRow {
  /** Or the service, or the Auto Scaling group. */
  readonly pipeline: string;
  /** `<stage>/<action>`, the deployment's lifecycle stage, the service's cluster, an instance */
  readonly action: string;
  /** What it waits for, and how to give it that. */
  readonly reason: string;
}

export interface ServiceRow {
  readonly name: string;
  readonly status: string;
  readonly running: number;
  readonly desired: number;
  readonly deployments: readonly DeploymentRow[];
}

export interface DeploymentRow {
  readonly status: string;
  readonly rolloutState: string;
  /** `family:revision` */
  readonly taskDefinition: string;
  readonly running: number;
  readonly desired: number;
  /** Why its last task stopped; empty while all of its tasks run. */
  readonly reason: string;
}

export interface TaskRow {
  readonly zone: string;
  /** The EC2 instance; empty where there is none. */
  readonly instance: string;
  readonly task: string;
  readonly status: string;
  /** `family:revision` */
  readonly taskDefinition: string;
  /** What is wrong with one of its containers; empty while nothing is. */
  readonly reason: string;
}

export interface LoadBalancerRow {
  readonly name: string;
  readonly address: string;
  readonly state: string;
  /** Empty while nothing is wrong. */
  readonly reason: string;
}

export interface TargetGroupRow {
  readonly name: string;
  readonly targets: readonly {
    readonly address: string;
    readonly zone: string;
    readonly state: string;
    readonly description: string;
  }[];
}

export interface CertificateRow {
  readonly names: readonly string[];
  readonly arn: string;
  readonly origin: 'self-signed' | 'imported' | 'unknown';
  readonly isInUse: boolean;
}

export interface AlarmRow {
  readonly name: string;
  readonly state: string;
  readonly metric: string;
  readonly reason: string;
}

export interface MailRow {
  /** ISO 8601. */
  readonly sentAt: string;
  readonly to: string;
  /** The topic's name. */
  readonly topic: string;
  readonly subject: string;
  readonly body: string;
  /** The command that confirms the subscription; empty where nothing is to be confirmed. */
  readonly confirm: string;
}

export interface RecordedRow {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** Why, of a type that is simulated otherwise; empty of one that never is. */
  readonly reason: string;
}
