// What `coverage` yields.

export interface Finding {
  /** A warning is of what AWS would refuse, or not let through, although it works here. */
  readonly outcome: 'recorded' | 'refused' | 'warning';
  /** The property; empty for the resource itself. */
  readonly path: string;
  readonly text: string;
}

export interface TemplateCoverage {
  /** The path of its file, below what was asked about. */
  readonly template: string;
  /** What concerns the template as a whole. */
  readonly findings: readonly Finding[];
  readonly resources: readonly {
    readonly logicalId: string;
    readonly type: string;
    /** The worst of its findings; warnings aside. */
    readonly outcome: 'simulated' | 'recorded' | 'refused';
    readonly findings: readonly Finding[];
  }[];
}

export type CoverageMessage =
  | ({ readonly code: 'template-coverage' } & TemplateCoverage)
  | {
      readonly code: 'coverage-summary';
      readonly simulated: number;
      readonly recorded: number;
      readonly refused: number;
      /** Whether deploying it would fail: also when a template as a whole is refused. */
      readonly isRefused: boolean;
    };
