// What templates and experiments have in common.
import type {
  CreateExperimentTemplateRequest,
  ExperimentActionState,
  ExperimentState,
} from './generated/client.ts';

export type ExperimentStatus = NonNullable<ExperimentState['status']>;
export type ExperimentActionStatus = NonNullable<ExperimentActionState['status']>;

export interface TemplateTarget {
  readonly resourceType: string;
  readonly resourceArns?: readonly string[];
  readonly resourceTags?: Readonly<Record<string, string>>;
  readonly filters?: readonly { readonly path: string; readonly values: readonly string[] }[];
  readonly parameters?: Readonly<Record<string, string>>;
  /** `ALL`, `COUNT(n)` or `PERCENT(n)`. */
  readonly selectionMode: string;
}

export interface TemplateAction {
  readonly actionId: string;
  readonly description?: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** By the action's name of the target, such as `Tasks`: the template's. */
  readonly targets: Readonly<Record<string, string>>;
  readonly startAfter: readonly string[];
}

export interface TemplateSettings {
  readonly description: string;
  readonly roleArn: string;
  readonly stopConditions: readonly { readonly source: string; readonly value?: string }[];
  readonly targets: Readonly<Record<string, TemplateTarget>>;
  readonly actions: Readonly<Record<string, TemplateAction>>;
  readonly emptyTargetResolutionMode: 'fail' | 'skip';
  readonly logConfiguration?: CreateExperimentTemplateRequest['logConfiguration'];
  readonly experimentReportConfiguration?: CreateExperimentTemplateRequest['experimentReportConfiguration'];
}
