// What `drydock chaos` reports.

export interface ExperimentFacts {
  readonly id: string;
  readonly description: string;
  /** As FIS has it: `running`, `completed`, `stopped`, `failed`, … */
  readonly status: string;
  readonly reason: string;
  readonly actions: readonly {
    readonly name: string;
    /** For example `aws:ecs:stop-task`. */
    readonly actionId: string;
    readonly status: string;
    readonly reason: string;
    /** ISO 8601; absent where the action is over at once. */
    readonly duration?: string;
  }[];
}

export type FaultMessage =
  | ({ readonly code: 'experiment' } & ExperimentFacts)
  | { readonly code: 'experiments'; readonly experiments: readonly ExperimentFacts[] }
  /** The input of CreateExperimentTemplate. */
  | { readonly code: 'experiment-template'; readonly template: object };
