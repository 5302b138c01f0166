// Templates, experiments, actions and the safety lever as the API returns them.
import type { Context } from '../../kernel/context.ts';
import type { FaultAction } from './actions/fault-action.ts';
import type {
  Action,
  Experiment,
  ExperimentSummary,
  ExperimentTemplate,
  ExperimentTemplateSummary,
  SafetyLever,
} from './generated/client.ts';
import type { TemplateSettings } from './records.ts';
import { type ExperimentRecord, safetyLevers, type TemplateRecord } from './state.ts';

type Named = Pick<Context, 'arn'>;

export const templateArn = (id: string, ctx: Named) => ctx.arn('fis', `experiment-template/${id}`);
export const experimentArn = (id: string, ctx: Named) => ctx.arn('fis', `experiment/${id}`);

const at = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms));

function targetsOf({ targets }: Pick<TemplateSettings, 'targets'>): ExperimentTemplate['targets'] {
  return Object.fromEntries(
    Object.entries(targets).map(([name, { resourceArns, filters, ...target }]) => [
      name,
      {
        ...target,
        ...(resourceArns && { resourceArns: [...resourceArns] }),
        ...(filters && { filters: filters.map(({ path, values }) => ({ path, values: [...values] })) }),
      },
    ]),
  );
}

export function templateView(record: TemplateRecord, ctx: Named): ExperimentTemplate {
  return {
    id: record.id,
    arn: templateArn(record.id, ctx),
    description: record.description,
    targets: targetsOf(record),
    actions: Object.fromEntries(
      Object.entries(record.actions).map(([name, { startAfter, ...action }]) => [
        name,
        { ...action, ...(startAfter.length > 0 && { startAfter: [...startAfter] }) },
      ]),
    ),
    stopConditions: [...record.stopConditions],
    creationTime: at(record.creationTime),
    lastUpdateTime: at(record.lastUpdateTime),
    roleArn: record.roleArn,
    tags: record.tags,
    logConfiguration: record.logConfiguration,
    experimentOptions: {
      accountTargeting: 'single-account',
      emptyTargetResolutionMode: record.emptyTargetResolutionMode,
    },
    targetAccountConfigurationsCount: 0,
    experimentReportConfiguration: record.experimentReportConfiguration,
  };
}

export const templateSummary = (record: TemplateRecord, ctx: Named): ExperimentTemplateSummary => ({
  id: record.id,
  arn: templateArn(record.id, ctx),
  description: record.description,
  creationTime: at(record.creationTime),
  lastUpdateTime: at(record.lastUpdateTime),
  tags: record.tags,
});

const stateOf = ({ status, reason, error }: ExperimentRecord, ctx: Pick<Context, 'account'>) => ({
  status,
  reason,
  ...(error && { error: { accountId: ctx.account, ...error } }),
});

export function experimentView(record: ExperimentRecord, ctx: Named & Pick<Context, 'account'>): Experiment {
  return {
    id: record.id,
    arn: experimentArn(record.id, ctx),
    experimentTemplateId: record.experimentTemplateId,
    roleArn: record.roleArn,
    state: stateOf(record, ctx),
    targets: targetsOf(record),
    actions: Object.fromEntries(
      Object.entries(record.actions).map(([name, action]) => [
        name,
        {
          actionId: action.actionId,
          description: action.description,
          parameters: action.parameters,
          targets: action.targets,
          ...(action.startAfter.length > 0 && { startAfter: [...action.startAfter] }),
          state: { status: action.status, reason: action.reason },
          startTime: at(action.startTime),
          endTime: at(action.endTime),
        },
      ]),
    ),
    stopConditions: [...record.stopConditions],
    creationTime: at(record.creationTime),
    startTime: at(record.startTime),
    endTime: at(record.endTime),
    tags: record.tags,
    logConfiguration: record.logConfiguration,
    experimentOptions: {
      accountTargeting: 'single-account',
      emptyTargetResolutionMode: record.emptyTargetResolutionMode,
      actionsMode: record.actionsMode,
    },
    targetAccountConfigurationsCount: 0,
    experimentReportConfiguration: record.experimentReportConfiguration,
  };
}

export const experimentSummary = (
  record: ExperimentRecord,
  ctx: Named & Pick<Context, 'account'>,
): ExperimentSummary => ({
  id: record.id,
  arn: experimentArn(record.id, ctx),
  experimentTemplateId: record.experimentTemplateId,
  state: stateOf(record, ctx),
  creationTime: at(record.creationTime),
  tags: record.tags,
  experimentOptions: {
    accountTargeting: 'single-account',
    emptyTargetResolutionMode: record.emptyTargetResolutionMode,
    actionsMode: record.actionsMode,
  },
});

export const actionView = ({ id, description, parameters, target }: FaultAction, ctx: Named): Action => ({
  id,
  arn: ctx.arn('fis', `action/${id}`),
  description,
  ...(Object.keys(parameters).length > 0 && {
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, { description, required = false }]) => [
        name,
        { description, required },
      ]),
    ),
  }),
  ...(target && { targets: { [target.name]: { resourceType: target.resourceType } } }),
  tags: {},
});

export const safetyLeverId = 'default';

export function safetyLeverView(ctx: Pick<Context, 'arn' | 'get'>): SafetyLever {
  const { status, reason } = ctx.get(safetyLevers, safetyLeverId) ?? { status: 'disengaged', reason: '' };
  return {
    id: safetyLeverId,
    arn: ctx.arn('fis', `safety-lever/${safetyLeverId}`),
    state: { status, reason },
  };
}
