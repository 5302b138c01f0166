// What `drydock check` finds out: JSON, which the command line renders.

export interface CheckReport {
  readonly stacks: readonly CheckedStack[];
  readonly scenarios: readonly CheckedScenario[];
  /** Whether everything was deployed, and every scenario holds. */
  readonly holds: boolean;
  readonly seed: string;
}

export interface CheckedStack {
  readonly name: string;
  /** `create`: there was none before. */
  readonly kind: 'create' | 'update' | 'delete' | 'unchanged';
  readonly changes: readonly Change[];
  /** Of the cloud's time, at AWS's pace, in milliseconds. */
  readonly tookMs: number;
  /** Requests while it was deployed, and how many of them failed; 0 where it has no load balancer. */
  readonly requests: number;
  readonly failed: number;
  /** Why it could not be deployed, in CloudFormation's words. */
  readonly failure?: string;
}

export interface Change {
  readonly action: string;
  readonly logicalId: string;
  readonly type: string;
  /** `True`, `Conditional`, `False`; empty where it is not modified. */
  readonly replacement: string;
  /** The properties that change. */
  readonly properties: readonly string[];
}

export interface CheckedScenario {
  readonly name: string;
  readonly holds: boolean;
  /** What was seen, in a sentence. */
  readonly evidence: string;
  /** Of the cloud's time, in milliseconds. */
  readonly tookMs: number;
}

export interface CheckPolicy {
  /** The share of requests that has to be answered, in percent. */
  readonly answeredPercent: number;
  /** Within which a service has all its tasks again, in milliseconds. */
  readonly withinMs: number;
}
