// What of a template's input is kept, and what of it AWS refuses.
import type { Context } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { actions as known, unsimulated } from '../actions/list.ts';
import { actionNotFound, notSimulated, resourceTypeNotFound, validation } from '../faults.ts';
import type {
  CreateExperimentTemplateRequest,
  UpdateExperimentTemplateRequest,
} from '../generated/client.ts';
import { quotas } from '../quotas.ts';
import type { TemplateAction, TemplateSettings, TemplateTarget } from '../records.ts';
import { resourceKinds } from '../targets/list.ts';
import { parseSelection } from '../targets/selection.ts';

type Input = Omit<UpdateExperimentTemplateRequest, 'id' | 'experimentOptions'> & {
  readonly experimentOptions?: CreateExperimentTemplateRequest['experimentOptions'];
};

/** Of what an input says; what it leaves out stays as it was. @throws AwsFault for what AWS refuses */
export function settingsOf(
  input: Input,
  before: TemplateSettings | undefined,
  ctx: Context,
): TemplateSettings {
  const settings: TemplateSettings = {
    description: input.description ?? before?.description ?? '',
    roleArn: input.roleArn ?? before?.roleArn ?? '',
    stopConditions: (input.stopConditions ?? before?.stopConditions ?? []).map(({ source = '', value }) => ({
      source,
      ...(value !== undefined && { value }),
    })),
    targets: input.targets ? targetsOf(input.targets) : (before?.targets ?? {}),
    actions: input.actions ? actionsOf(input.actions) : (before?.actions ?? {}),
    emptyTargetResolutionMode:
      input.experimentOptions?.emptyTargetResolutionMode ?? before?.emptyTargetResolutionMode ?? 'fail',
    ...withKnown('logConfiguration', input.logConfiguration ?? before?.logConfiguration),
    ...withKnown(
      'experimentReportConfiguration',
      input.experimentReportConfiguration ?? before?.experimentReportConfiguration,
    ),
  };
  if (input.experimentOptions?.accountTargeting === 'multi-account')
    throw notSimulated('An experiment in several accounts (accountTargeting multi-account)');
  check(settings, ctx);
  return settings;
}

const withKnown = <K extends keyof TemplateSettings>(name: K, value: unknown) =>
  (value === undefined ? {} : { [name]: value }) as Partial<Pick<TemplateSettings, K>>;

function targetsOf(given: NonNullable<Input['targets']>): Record<string, TemplateTarget> {
  return Object.fromEntries(
    Object.entries(given).map(([name, target]) => [
      name,
      {
        resourceType: target.resourceType ?? '',
        selectionMode: target.selectionMode ?? '',
        ...(target.resourceArns?.length && { resourceArns: target.resourceArns }),
        ...(target.resourceTags &&
          Object.keys(target.resourceTags).length > 0 && { resourceTags: target.resourceTags }),
        ...(target.parameters && { parameters: target.parameters }),
        ...(target.filters?.length && {
          filters: target.filters.map(({ path = '', values = [] }) => ({ path, values })),
        }),
      },
    ]),
  );
}

function actionsOf(given: NonNullable<Input['actions']>): Record<string, TemplateAction> {
  return Object.fromEntries(
    Object.entries(given).map(([name, action]) => [
      name,
      {
        actionId: action.actionId ?? '',
        ...(action.description !== undefined && { description: action.description }),
        parameters: action.parameters ?? {},
        targets: action.targets ?? {},
        startAfter: action.startAfter ?? [],
      },
    ]),
  );
}

function check(settings: TemplateSettings, ctx: Context): void {
  const { actions, stopConditions, targets, roleArn } = settings;
  if (!/^arn:aws:iam::\d{12}:role\/.+/.test(roleArn)) throw validation(`Invalid role ARN: ${roleArn}`);
  if (Object.keys(actions).length === 0)
    throw validation('An experiment template must have at least one action.');
  checkQuota(ctx, quotas.actionsPerTemplate, Object.keys(actions).length);
  checkQuota(ctx, quotas.stopConditions, stopConditions.length);
  for (const condition of stopConditions) checkStopCondition(condition, ctx);
  for (const [name, target] of Object.entries(targets)) checkTarget(name, target);
  for (const [name, action] of Object.entries(actions)) checkAction(name, action, settings);
  checkOrder(actions);
  const used = new Set(Object.values(actions).flatMap((action) => Object.values(action.targets)));
  const unused = Object.keys(targets).find((name) => !used.has(name));
  if (unused !== undefined) throw validation(`Target "${unused}" is not used by any action.`);
}

function checkStopCondition(
  { source, value }: TemplateSettings['stopConditions'][number],
  ctx: Pick<Context, 'account' | 'region'>,
): void {
  if (source === 'none') {
    if (value !== undefined) throw validation('A stop condition with the source none has no value.');
    return;
  }
  if (source !== 'aws:cloudwatch:alarm') throw validation(`Unknown stop condition source: ${source}`);
  const own = `arn:aws:cloudwatch:${ctx.region}:${ctx.account}:alarm:`;
  if (!value?.startsWith(own) || value === own)
    throw validation(
      `The stop condition's value must be the ARN of an alarm of this account and Region, not ${value ?? 'empty'}.`,
    );
}

function checkTarget(name: string, target: TemplateTarget): void {
  const { resourceType, resourceArns, resourceTags, filters, parameters = {}, selectionMode } = target;
  const kind = resourceKinds.get(resourceType);
  if (!kind) throw resourceTypeNotFound(resourceType);
  if (!parseSelection(selectionMode))
    throw validation(
      `Invalid selection mode "${selectionMode}" in target "${name}": it must be ALL, COUNT(n) or PERCENT(n).`,
    );
  if (resourceArns && resourceTags)
    throw validation(`Target "${name}" must not have both resourceArns and resourceTags.`);
  if (resourceArns && filters)
    throw validation(`Target "${name}" must not have both resourceArns and filters.`);
  const unknown = Object.keys(parameters).find((each) => !Object.hasOwn(kind.parameters, each));
  if (unknown !== undefined) throw validation(`Unexpected parameter "${unknown}" found in target "${name}".`);
  const missing = Object.entries(kind.parameters).find(
    ([each, { required }]) => required && !(each in parameters),
  );
  if (missing) throw validation(`Missing required parameter "${missing[0]}" in target "${name}".`);
  if (!resourceArns && !resourceTags && !filters && Object.keys(parameters).length === 0)
    throw validation(`Target "${name}" must have resourceArns, resourceTags, filters or parameters.`);
}

function checkAction(name: string, action: TemplateAction, { targets }: TemplateSettings): void {
  const { actionId, parameters } = action;
  if (unsimulated.has(actionId)) throw notSimulated(`The action ${actionId}`);
  const kind = known.get(actionId);
  if (!kind) throw actionNotFound(actionId);
  for (const [each, value] of Object.entries(parameters)) {
    if (!Object.hasOwn(kind.parameters, each))
      throw validation(`Unexpected parameter "${each}" found in action "${name}".`);
    const refusal = kind.parameters[each]?.refuse?.(value);
    if (refusal !== undefined)
      throw validation(`Invalid value of parameter "${each}" in action "${name}": it ${refusal}.`);
  }
  const missing = Object.entries(kind.parameters).find(
    ([each, { required }]) => required && !(each in parameters),
  );
  if (missing) throw validation(`Missing required parameter "${missing[0]}" in action "${name}".`);
  const unexpected = Object.keys(action.targets).find((each) => each !== kind.target?.name);
  if (unexpected !== undefined)
    throw validation(`Unexpected target "${unexpected}" found in action "${name}".`);
  if (!kind.target) return;
  const chosen = action.targets[kind.target.name];
  if (chosen === undefined) throw validation(`Missing target "${kind.target.name}" in action "${name}".`);
  const target = targets[chosen];
  if (!target) throw validation(`Target "${chosen}" of action "${name}" is not defined in the template.`);
  if (target.resourceType !== kind.target.resourceType)
    throw validation(
      `Target "${chosen}" of action "${name}" must be of the resource type ${kind.target.resourceType}, not ${target.resourceType}.`,
    );
}

/** Every action can be reached: what it starts after exists, and does not start after it. */
function checkOrder(actions: Readonly<Record<string, TemplateAction>>): void {
  for (const [name, { startAfter }] of Object.entries(actions)) {
    const unknown = startAfter.find((each) => !Object.hasOwn(actions, each));
    if (unknown !== undefined)
      throw validation(`Action "${name}" starts after "${unknown}", which is not defined in the template.`);
  }
  const settled = new Set<string>();
  for (let before = -1; before !== settled.size; ) {
    before = settled.size;
    for (const [name, { startAfter }] of Object.entries(actions))
      if (startAfter.every((each) => settled.has(each))) settled.add(name);
  }
  const circular = Object.keys(actions).find((name) => !settled.has(name));
  if (circular !== undefined) throw validation(`Action "${circular}" starts after itself.`);
}
