// Everything the command line can say, as data. Steps yield these messages; only a renderer turns them into text. With
// `--json` each one is a line, so a code or a member is part of the interface: add freely, rename with a changelog line.

import type { AccessMessage } from './access.ts';
import type { AwsMessage } from './aws.ts';
import type { CheckMessage } from './check.ts';
import type { ClockFacts } from './clock.ts';
import type { CoverageMessage } from './coverage.ts';

import type { DiagramMessage } from './diagram.ts';
import type { EstimateMessage } from './estimate.ts';

import type { FaultMessage } from './faults.ts';

import type { ReachMessage } from './reach.ts';
import type { RehearsalMessage } from './rehearsal.ts';
import type { ResolvedName } from './resolved-name.ts';
import type { StatusMessage } from './status.ts';

export type Message =
  | ProgressMessage
  | AdoptionMessage
  | PipelineMessage
  | EndingMessage
  | StateMessage
  | NameMessage
  | ClockMessage
  | DiagramMessage
  | EstimateMessage
  | FaultMessage
  | AccessMessage
  | ReachMessage
  | RehearsalMessage
  | SourceMessage
  | SessionMessage
  | LogMessage
  | AwsMessage
  | CoverageMessage
  | CheckMessage
  | TextMessage
  | StatusMessage;

export type MessageCode = Message['code'];

/** A message by its code. */
export type MessageOf<Code extends MessageCode> = Extract<Message, { code: Code }>;

/** A wait, and what it is at most. */
export interface ShortWait {
  readonly name: string;
  readonly shortMs: number;
}

/** What `up` yields until the service answers. Durations are in milliseconds. */
type ProgressMessage =
  | {
      readonly code: 'engine-ready';
      /** The engine was running before this command. */
      readonly wasRunning: boolean;
      readonly tookMs: number;
      readonly endpoint: string;
      readonly pid: number;
      /** Absolute path of the state folder. */
      readonly state: string;
    }
  /** What the engine shortens of what AWS has take its time. */
  | { readonly code: 'short-waits'; readonly waits: readonly ShortWait[] }
  /** A flag that a running engine cannot follow. */
  | { readonly code: 'engine-notice'; readonly text: string }
  | { readonly code: 'source-notice'; readonly text: string }
  | {
      readonly code: 'nested-stack-complete';
      readonly logicalId: string;
      readonly status: string;
      readonly tookMs: number;
    }
  | {
      readonly code: 'nested-stack-failed';
      readonly logicalId: string;
      readonly status: string;
      readonly tookMs: number;
      readonly reason: string;
    }
  | {
      readonly code: 'stacks-complete';
      readonly stackName: string;
      readonly tookMs: number;
      /** The parameters that differ from what the templates would do on AWS. */
      readonly parameters: Readonly<Record<string, string>>;
    }
  | {
      readonly code: 'first-answer';
      readonly url: string;
      /** Since the command began. */
      readonly tookMs: number;
      /** The response body, or why there was none. */
      readonly body: string;
      readonly ok: boolean;
    }
  | {
      readonly code: 'healthy-tasks';
      readonly running: number;
      readonly desired: number;
      readonly zones: readonly string[];
      /** Since the command began. */
      readonly tookMs: number;
    }
  | {
      readonly code: 'service-live';
      readonly url: string;
      /** Since the command began. */
      readonly tookMs: number;
    }
  | {
      readonly code: 'next-steps';
      /** Environment variables for any other AWS client. */
      readonly environment: Readonly<Record<string, string>>;
      readonly branch: string;
      readonly isFollowed: boolean;
      /** The working tree is followed, not its commits. */
      readonly isWatched?: boolean;
      /** The flag that the commands after `up` need to find the system. */
      readonly flag?: string;
      /** A link to the dashboard of an engine. It works once, within ten minutes. */
      readonly dashboard?: string;
    };

/** What `up` found in a folder, and what it makes of it. */
type AdoptionMessage =
  | {
      readonly code: 'adoption-plan';
      /** The stack's name. */
      readonly name: string;
      /** For example `a Node.js service without a Dockerfile`. */
      readonly title: string;
      readonly decisions: readonly { readonly about: string; readonly value: string; readonly why: string }[];
    }
  /** A stack without a pipeline is complete. */
  | {
      readonly code: 'stack-outputs';
      readonly stackName: string;
      readonly tookMs: number;
      readonly outputs: Readonly<Record<string, string>>;
      /** Outputs that a browser can open. */
      readonly urls: readonly string[];
    }
  | {
      readonly code: 'service-opened';
      readonly url: string;
      /** A browser was started. */
      readonly isOpened: boolean;
    }
  | {
      readonly code: 'health-check-written';
      readonly path: string;
      readonly matcher: string;
      /** Who has said or found it. */
      readonly isBy: 'person' | 'up' | 'nothing';
    }
  | { readonly code: 'files-written'; readonly name: string; readonly files: readonly string[] }
  | {
      readonly code: 'doctor-check';
      readonly about: string;
      readonly status: 'ok' | 'warning' | 'failure';
      readonly detail: string;
      /** What to do about it. */
      readonly advice?: string;
    }
  /** A line of a tool that was run, such as `cdk`. */
  | { readonly code: 'tool-line'; readonly tool: string; readonly text: string }
  | { readonly code: 'deployment-started'; readonly version: string }
  | {
      readonly code: 'deployment-followed';
      /** Environment variables for any other AWS client. */
      readonly environment: Readonly<Record<string, string>>;
      readonly followed: 'files' | 'commits' | 'nothing';
      /** A link to the dashboard of an engine. It works once, within ten minutes. */
      readonly dashboard?: string;
    }
  /** The health check's path, found by trying. */
  | { readonly code: 'health-check-found'; readonly path: string; readonly matcher: string };

type PipelineMessage =
  | { readonly code: 'execution-started'; readonly executionId: string; readonly commit?: string }
  | {
      readonly code: 'action-succeeded';
      readonly executionId: string;
      readonly stage: string;
      readonly action: string;
      readonly tookMs: number;
      readonly summary: string;
    }
  | {
      readonly code: 'action-failed';
      readonly executionId: string;
      readonly stage: string;
      readonly action: string;
      readonly status: string;
      readonly tookMs: number;
      readonly reason: string;
      /** The end of the build's log, where the action was a build. */
      readonly log: readonly string[];
    }
  /** The first execution of this command did not succeed: nothing is live by it. */
  | {
      readonly code: 'first-execution-failed';
      readonly executionId: string;
      readonly status: string;
      readonly branch: string;
      readonly isFollowed: boolean;
    }
  | {
      readonly code: 'execution-live';
      readonly executionId: string;
      readonly url: string;
      readonly tookMs: number;
    }
  /** A task has stopped by itself, or was stopped because it was not healthy. */
  | {
      readonly code: 'task-failed';
      readonly task: string;
      /** `family:revision` */
      readonly taskDefinition: string;
      readonly reason: string;
      readonly container?: string;
      readonly exitCode?: number;
      readonly containerReason?: string;
      /** What the load balancer says of its health check. */
      readonly health?: string;
      /** The last lines that it wrote. */
      readonly log: readonly string[];
    }
  | {
      /** It runs, and its load balancer has no answer from it yet. */
      readonly code: 'task-starting';
      readonly task: string;
      /** `family:revision` */
      readonly taskDefinition: string;
      /** How long it has been seen running. */
      readonly forMs: number;
      /** How long checks that fail do not stop it. */
      readonly graceMs?: number;
      /** What the load balancer says of its health check. */
      readonly health?: string;
      readonly container?: string;
      readonly containerReason?: string;
    }
  /** An Auto Scaling group has launched or terminated an instance, or could not. */
  | {
      readonly code: 'instance-event';
      /** `Successful`, `Failed` or `Cancelled`. */
      readonly status: string;
      readonly description: string;
      readonly reason: string;
    }
  /** What ECS says of a service between deployments. */
  | { readonly code: 'service-event'; readonly service: string; readonly text: string }
  | { readonly code: 'execution-failed'; readonly executionId: string; readonly status: string }
  | { readonly code: 'service-stack-deleted'; readonly stackName: string };

/** How a command ends a system, or ends itself. */
type EndingMessage =
  | { readonly code: 'going-down' }
  | {
      readonly code: 'engine-down';
      readonly wasRunning: boolean;
      /** Absolute path of the state folder. */
      readonly state: string;
      readonly isPurged: boolean;
    }
  | {
      readonly code: 'engine-gone';
      /** By `drydock down` or a signal, and not broken or killed. */
      readonly wasStopped: boolean;
    }
  | {
      readonly code: 'error';
      /** `usage`: the command line makes no sense; `failed`: it could not be done; `defect`: a fault in Drydock. */
      readonly kind: 'usage' | 'failed' | 'defect';
      readonly text: string;
      /** The command that the person ran, when it is known. */
      readonly command?: string;
    };

/** What `state` found or did. Paths are absolute. */
type StateMessage =
  | {
      readonly code: 'state-checked';
      readonly state: string;
      readonly rows: number;
      readonly records: number;
      readonly blobs: number;
      /** A sentence each; none when the state is sound. */
      readonly problems: readonly string[];
    }
  | {
      readonly code: 'state-exported';
      readonly state: string;
      readonly file: string;
      readonly sizeBytes: number;
    }
  | { readonly code: 'state-imported'; readonly state: string; readonly file: string };

/** What `dns` found. */
type NameMessage = { readonly code: 'name-resolved' } & ResolvedName;

/** What `time` shows. */
type ClockMessage = { readonly code: 'clock' } & ClockFacts;

/** What `source` found or did. Paths are absolute. */
type SourceMessage =
  | {
      readonly code: 'source-list';
      readonly sources: readonly {
        readonly repository: string;
        readonly path: string;
        /** A remote of the folder that the engine was started in names it, or a person mapped it. */
        readonly by: 'user' | 'current-folder';
      }[];
    }
  | { readonly code: 'source-mapped'; readonly repository: string; readonly path: string }
  | { readonly code: 'source-removed'; readonly repository: string; readonly path: string };

/** `exec` is about to run a program. */
type SessionMessage = {
  readonly code: 'session-begins';
  readonly container: string;
  /** The task's ARN. */
  readonly task: string;
};

type LogMessage = {
  readonly code: 'log-line';
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly group: string;
  readonly stream: string;
  /** Id of the task that wrote it; absent for a build. */
  readonly task?: string;
  readonly text: string;
};

/** What is asked for as text: with `--json` it is a string in a message. */
type TextMessage =
  | { readonly code: 'help'; readonly text: string }
  | { readonly code: 'version'; readonly name: string; readonly version: string; readonly node: string }
  | { readonly code: 'completion-script'; readonly shell: string; readonly script: string };
