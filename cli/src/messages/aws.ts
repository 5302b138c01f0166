// What the commands say with AWS as their target.

export type AwsMessage =
  | {
      readonly code: 'aws-target';
      readonly account: string;
      readonly region: string;
      /** ARN of who calls. */
      readonly identity: string;
    }
  /** What a command would do, where it is only asked what. */
  | {
      readonly code: 'dry-run';
      readonly title: string;
      readonly steps: readonly { readonly what: string; readonly details: readonly string[] }[];
    }
  | {
      readonly code: 'stack-changes';
      readonly stackName: string;
      readonly isNew: boolean;
      readonly changes: readonly StackChange[];
    }
  | { readonly code: 'stack-unchanged'; readonly stackName: string }
  /** A local image is in the service's repository. */
  | {
      readonly code: 'image-pushed';
      readonly image: string;
      readonly repositoryUri: string;
      readonly tag: string;
      readonly digest: string;
      readonly program: string;
      readonly tookMs: number;
      /** It had been pushed before. */
      readonly wasThere: boolean;
    }
  | {
      readonly code: 'image-deployed';
      readonly service: string;
      /** By its digest. */
      readonly image: string;
      readonly tookMs: number;
      readonly url?: string;
    }
  /** The one step that only a person can do: AWS's handshake with where the repository lives. */
  | {
      readonly code: 'connection-pending';
      readonly name: string;
      readonly provider: string;
      readonly url: string;
    }
  | {
      readonly code: 'connection-ready';
      readonly name: string;
      readonly tookMs: number;
      /** It was there before this command. */
      readonly isKnown: boolean;
    }
  /** Nothing has ended for a while: what is awaited. */
  | {
      readonly code: 'still-waiting';
      readonly what: string;
      readonly tookMs: number;
      readonly awaits: readonly string[];
    }
  | { readonly code: 'question'; readonly text: string }
  /** Why a deployment's tasks failed: the service's events, the tasks' reasons, their last lines. */
  | {
      readonly code: 'deployment-evidence';
      readonly service: string;
      readonly events: readonly string[];
      readonly tasks: readonly {
        readonly task: string;
        readonly reason: string;
        readonly log: readonly string[];
      }[];
    }
  | {
      readonly code: 'deletion-plan';
      readonly stacks: readonly { readonly name: string; readonly resources: readonly TypeCount[] }[];
      readonly stays: readonly { readonly what: string; readonly why: string }[];
    }
  | { readonly code: 'stack-deleted'; readonly stackName: string; readonly tookMs: number }
  | { readonly code: 'system-deleted'; readonly stays: readonly string[] }
  | {
      readonly code: 'check';
      readonly about: string;
      readonly result: 'ok' | 'note' | 'wrong';
      readonly detail: string;
      /** What a person does about it. */
      readonly remedy?: string;
    }
  | {
      readonly code: 'hourly-costs';
      readonly items: readonly {
        readonly what: string;
        /** List price of one for an hour. */
        readonly price?: string;
        readonly why: string;
      }[];
    };

export interface StackChange {
  readonly action: 'add' | 'modify' | 'replace' | 'may-replace' | 'remove';
  /** `Cluster/AutoScalingGroup`: below a nested stack, its name comes first. */
  readonly path: string;
  readonly type: string;
  /** `DesiredCount: 2 → 3` */
  readonly details: readonly string[];
}

export interface TypeCount {
  readonly type: string;
  readonly count: number;
}
