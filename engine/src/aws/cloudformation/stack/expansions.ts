// Templates that wait for their macros.
import { defineTable } from '../../../kernel/table.ts';
import type { CreateInput, StackInput, UpdateInput } from '../source/stack-input.ts';
import type { Json } from '../template/json.ts';

declare module '../../../kernel/registry.ts' {
  interface Tables {
    'cloudformation/expansions': ExpansionRecord;
  }
}

/** A template whose macros are running, and what begins once they have answered. */
export interface ExpansionRecord {
  readonly begins:
    | { readonly what: 'create'; readonly stackId: string; readonly input: CreateInput }
    | { readonly what: 'update'; readonly stackId: string; readonly input: UpdateInput }
    | { readonly what: 'change-set'; readonly id: string; readonly input: StackInput };
  /** Fragments, in the order of the calls. */
  readonly answers: readonly Json[];
  /** The call that is under way. */
  readonly asked?: {
    readonly name: string;
    /** The member `requestId` of the function's event, which its answer repeats. */
    readonly requestId: string;
    /** Of the outcome. */
    readonly token: string;
  };
}

/** Key: the stack's or the change set's id. */
export const expansions = defineTable('cloudformation/expansions');

/** The controller that has macros called, and goes on with their answers. */
export const macroController = 'cloudformation/macros';
