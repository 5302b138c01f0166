// What `drydock check` finds out: JSON, which the command line renders.

export interface CheckReport {
  readonly stacks: readonly CheckedStack[];
  /** What becomes of resources that hold data and are replaced or removed. */
  readonly data: readonly DataChange[];
  readonly scenarios: readonly CheckedScenario[];
  /** Whether everything was deployed and answered meanwhile, no data is lost, and every scenario holds. */
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
  /** Whether it was deployed, and enough requests were answered meanwhile. */
  readonly holds: boolean;
  /** Why it could not be deployed, in CloudFormation's words. */
  readonly failure?: string;
}

export interface Change {
  readonly action: string;
  /** In a nested stack, after the logical ids of those that it is in: `Storage/Table`. */
  readonly logicalId: string;
  /** `Api/Db`: the path of its construct, where it has one. */
  readonly path?: string;
  readonly type: string;
  /** `True`, `Conditional`, `False`; empty where it is not modified. */
  readonly replacement: string;
  /** The properties that change. */
  readonly properties: readonly string[];
}

export interface DataChange {
  readonly stack: string;
  readonly logicalId: string;
  readonly path?: string;
  readonly type: string;
  /** `maybe-replaced`: the stack could not be deployed, and its change set does not say. */
  readonly event: 'replaced' | 'removed' | 'maybe-replaced';
  /** What is lost with the resource, in words: `its databases`. */
  readonly data: string;
  /** By which policy the data survives; else it is lost. */
  readonly kept?: 'Retain' | 'Snapshot';
  /** Whether its loss was accepted by name. */
  readonly accepted: boolean;
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
  /** Resources whose data may be lost: paths of constructs, logical ids, or a stack's name and a logical id. */
  readonly acceptedLosses: readonly string[];
}
