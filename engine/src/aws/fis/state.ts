// FIS's records. Members have the API's names; times are milliseconds since the epoch.
import { defineIndex, defineTable } from '../../kernel/table.ts';
import type {
  ExperimentActionStatus,
  ExperimentStatus,
  TemplateAction,
  TemplateSettings,
} from './records.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'fis/templates': TemplateRecord;
    'fis/experiments': ExperimentRecord;
    'fis/safety-lever': SafetyLeverRecord;
  }
}

export interface TemplateRecord extends TemplateSettings {
  readonly id: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly creationTime: number;
  readonly lastUpdateTime: number;
  readonly clientToken: string;
}
export const templates = defineTable('fis/templates');
export const templatesByToken = defineIndex(templates, ({ clientToken }) => clientToken);

/** One thing that a target of an experiment stands for. */
export interface ResolvedTarget {
  readonly arn: string;
  /** Where it is, if it is anywhere. */
  readonly availabilityZone?: string;
}

export interface ExperimentActionRecord extends TemplateAction {
  readonly status: ExperimentActionStatus;
  readonly reason: string;
  readonly startTime?: number;
  readonly endTime?: number;
  /** When its duration is over. */
  readonly endsAt?: number;
  /** Becomes its state once what it did has been undone. */
  readonly outcome?: { readonly status: ExperimentActionStatus; readonly reason: string };
  /** What it must remember, to undo what it did. */
  readonly memo?: unknown;
}

export interface ExperimentRecord extends Omit<TemplateSettings, 'actions'> {
  readonly id: string;
  readonly experimentTemplateId: string;
  readonly status: ExperimentStatus;
  readonly reason: string;
  readonly error?: { readonly code: string; readonly location: string };
  /** Becomes its state once its actions have ended. */
  readonly outcome?: { readonly status: ExperimentStatus; readonly reason: string };
  readonly actions: Readonly<Record<string, ExperimentActionRecord>>;
  readonly actionsMode: 'run-all' | 'skip-all';
  /** By target, once they are resolved. */
  readonly resolved?: Readonly<Record<string, readonly ResolvedTarget[]>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly clientToken: string;
  readonly creationTime: number;
  readonly startTime: number;
  readonly endTime?: number;
}
export const experiments = defineTable('fis/experiments');
export const experimentsByToken = defineIndex(experiments, ({ clientToken }) => clientToken);
export const activeExperiments = defineIndex(experiments, ({ endTime }) =>
  endTime === undefined ? 'active' : 'over',
);

export interface SafetyLeverRecord {
  readonly status: 'engaged' | 'disengaged';
  readonly reason: string;
}
/** Key: `default`. */
export const safetyLevers = defineTable('fis/safety-lever');
