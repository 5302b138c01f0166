// EventBridge's records: rules with their targets. Key: the rule's name, on the default event bus.
import type { RuleState, Target } from '@aws-sdk/client-eventbridge';
import { defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'events/rules': RuleRecord;
  }
}

export interface RuleRecord {
  readonly name: string;
  readonly arn: string;
  /** JSON. A rule has a pattern, a schedule or both. */
  readonly pattern?: string;
  readonly schedule?: string;
  /** When the schedule is due next, milliseconds since the epoch. Absent while the rule is disabled. */
  readonly nextAt?: number;
  readonly state: RuleState;
  readonly description?: string;
  readonly roleArn?: string;
  readonly targets: readonly Target[];
  readonly tags: Readonly<Record<string, string>>;
}

export const rules = defineTable('events/rules');
