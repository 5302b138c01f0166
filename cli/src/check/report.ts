// What the program behind `check` writes. Its other side is testing/src/check/report.ts.

export interface CheckReport {
  readonly stacks: readonly CheckedStack[];
  readonly scenarios: readonly CheckedScenario[];
  /** Whether everything was deployed, and every scenario holds. */
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
  readonly failure?: string;
}

export interface CheckedChange {
  /** `Add`, `Modify`, `Remove` … */
  readonly action: string;
  readonly logicalId: string;
  readonly type: string;
  /** `True`, `Conditional`, `False`, or empty. */
  readonly replacement: string;
  readonly properties: readonly string[];
}

export interface CheckedScenario {
  readonly name: string;
  readonly holds: boolean;
  readonly evidence: string;
  /** Of the cloud's time, in milliseconds. */
  readonly tookMs: number;
}
