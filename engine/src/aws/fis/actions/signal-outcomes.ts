// What became of the signals that actions asked a runtime to send.
import { defineTable } from '../../../kernel/table.ts';

declare module '../../../kernel/registry.ts' {
  interface Tables {
    'fis/signal-outcomes': SignalOutcome;
  }
}

export type SignalOutcome =
  | { readonly status: 'open' }
  | { readonly status: 'done'; readonly count: number }
  | { readonly status: 'failed'; readonly reason: string };

/** Key: `<experiment>/<action>/<task>`. */
export const signalOutcomes = defineTable('fis/signal-outcomes');
