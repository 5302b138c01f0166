// What the program behind `check` writes. Its other side is testing/src/check/report.ts.

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
  readonly kind: 'create' | 'update' | 'delete' | 'unchanged';
  readonly changes: readonly CheckedChange[];
  /** Of the cloud's time, at AWS's pace, in milliseconds. */
  readonly tookMs: number;
  /** Requests while it was deployed, and how many of them failed. */
  readonly requests: number;
  readonly failed: number;
  /** Whether it was deployed, and enough requests were answered meanwhile. */
  readonly holds: boolean;
  readonly failure?: string;
}

export interface CheckedChange {
  /** `Add`, `Modify`, `Remove` … */
  readonly action: string;
  readonly logicalId: string;
  /** `Api/Db`: the path of its construct, where it has one. */
  readonly path?: string;
  readonly type: string;
  /** `True`, `Conditional`, `False`, or empty. */
  readonly replacement: string;
  readonly properties: readonly string[];
}

export interface DataChange {
  readonly stack: string;
  readonly logicalId: string;
  readonly path?: string;
  readonly type: string;
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
  readonly evidence: string;
  /** Of the cloud's time, in milliseconds. */
  readonly tookMs: number;
}
