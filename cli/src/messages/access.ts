// What `access` yields.

export interface PolicyStatement {
  readonly Effect: 'Allow';
  readonly Action: string | readonly string[];
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface DeniedAction {
  /** `ecs:RunTask`. */
  readonly action: string;
  /** What it was last done with: an ARN, or `*` of an action that has no resource; absent where it is not known. */
  readonly resource?: string;
  /** `because no identity-based policy allows the ecs:RunTask action`. */
  readonly reason: string;
  /** The policy whose statement denies it, and the statement's id. */
  readonly deniedBy?: { readonly policy: string; readonly sid?: string };
  /** Whether the engine refused it, too. */
  readonly refused: boolean;
  readonly count: number;
  /** Milliseconds since the epoch, in the cloud's time. */
  readonly firstAt: number;
  readonly lastAt: number;
}

/** Statements that would allow what is missing. */
export interface Remedy {
  /** What lacks them: `identity-based policy`, `session policy`, or the ARN of a permissions boundary. */
  readonly to: string;
  readonly policy: { readonly Version: '2012-10-17'; readonly Statement: readonly PolicyStatement[] };
}

export type AccessMessage =
  | {
      readonly code: 'access-denied';
      /** The ARN of a role or a user. */
      readonly caller: string;
      readonly denied: readonly DeniedAction[];
      readonly remedies: readonly Remedy[];
    }
  | {
      readonly code: 'access-summary';
      /** How many actions were judged since the engine started, and of how many roles and users. */
      readonly judged: number;
      readonly callers: number;
      readonly denied: number;
      readonly enforced: boolean;
      /** Denials that are not kept any more. */
      readonly forgotten: number;
      /** Policies of AWS whose documents are not known: they count as allowing everything. */
      readonly notEvaluated: readonly string[];
    };
