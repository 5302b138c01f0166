// What `check` yields.
import type { CheckReport } from '../check/report.ts';

export type CheckMessage = {
  readonly code: 'checked';
  readonly format: 'text' | 'markdown';
  /** The report for people, in that format. */
  readonly text: string;
} & CheckReport;
