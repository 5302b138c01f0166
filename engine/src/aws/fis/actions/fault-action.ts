// What an action of FIS is: its parameters, its target, and three verbs. A verb that throws an AwsFault fails the action,
// with the fault's message as its reason, and what the verb wrote is undone.
// https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html
import type { Context } from '../../../kernel/context.ts';
import type { ResolvedTarget } from '../state.ts';

export interface ActionParameter {
  readonly description: string;
  readonly required?: true;
  /** Taken when the template says nothing. */
  readonly value?: string;
  /** Why a value is refused; undefined when it is not. */
  readonly refuse?: (value: string) => string | undefined;
}

export interface Run {
  /** `<experiment>/<action>`: what it makes can be found again by it. */
  readonly key: string;
  readonly experimentId: string;
  readonly actionName: string;
  /** Of the template, and the defaults of the others. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly targets: readonly ResolvedTarget[];
  readonly startedAt: number;
  readonly memo?: unknown;
}

/** `again`: it is looked at a moment later. */
export type Look =
  | { readonly status: 'again'; readonly memo?: unknown; readonly inMs?: number }
  | { readonly status: 'done' };

export interface FaultAction {
  readonly id: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, ActionParameter>>;
  /** By the name that templates have it under. */
  readonly target?: { readonly name: string; readonly resourceType: string };
  /** The parameter that says how long it takes. Absent: it is over when `look` says so. */
  readonly lasts?: string;
  /** @returns what is to be remembered of it, as JSON */
  begin(run: Run, ctx: Context): unknown;
  /** How far it is. Only without a duration. */
  look?(run: Run, ctx: Context): Look;
  /** Undoes it, however it ended. Called until it is done. */
  end?(run: Run, ctx: Context): Look;
  /** A restriction of AWS that does not hold here: shown, so that the template works there too. */
  remark?(run: Run, ctx: Context): string | undefined;
}

export const done: Look = { status: 'done' };
export const again = (memo?: unknown): Look => ({ status: 'again', ...(memo !== undefined && { memo }) });
