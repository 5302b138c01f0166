// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedule.html
import type { CreateScheduleInput, EcsParameters, Target } from '@aws-sdk/client-scheduler';
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { type ScheduleRecord, scheduleKey, schedules } from '../state.ts';
import { scheduleView } from '../views.ts';
import { apiTarget, declaredTarget } from './target.ts';

type Declared = Omit<CreateScheduleInput, 'StartDate' | 'EndDate' | 'Target'> & {
  readonly StartDate?: string;
  readonly EndDate?: string;
  readonly Target: Target & { readonly EcsParameters?: EcsParameters };
};

const read = (properties: Properties) => properties as unknown as Declared;
const dateOf = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

function inputOf(Name: string, properties: Properties): CreateScheduleInput {
  const { StartDate, EndDate, Target: target, ...rest } = read(properties);
  return { ...rest, Name, StartDate: dateOf(StartDate), EndDate: dateOf(EndDate), Target: apiTarget(target) };
}

/** `Ref` is the name alone, so the group is looked for. */
function findByName(name: string, properties: Properties, ctx: Context): ScheduleRecord | undefined {
  const { GroupName } = read(properties);
  return GroupName === undefined
    ? ctx.get(schedules, scheduleKey({ group: 'default', name }))
    : ctx.get(schedules, scheduleKey({ group: GroupName, name }));
}

export const scheduleResource: ResourceType = {
  type: 'AWS::Scheduler::Schedule',

  create(request, ctx) {
    const name = read(request.properties).Name ?? request.generatedName(64);
    ctx.call('scheduler', 'CreateSchedule', inputOf(name, request.properties));
    return { status: 'success', physicalId: name };
  },

  update(name, { properties, previous }, ctx) {
    const input = inputOf(name, properties);
    const before = read(previous).GroupName ?? 'default';
    if (before === (input.GroupName ?? 'default')) ctx.call('scheduler', 'UpdateSchedule', input);
    else {
      // A schedule cannot move: it is made again in the other group.
      ctx.call('scheduler', 'CreateSchedule', input);
      ctx.call('scheduler', 'DeleteSchedule', { Name: name, GroupName: before });
    }
    return { status: 'success', physicalId: name };
  },

  delete(name, { properties }, ctx) {
    const found = findByName(name, properties, ctx);
    if (found) ctx.call('scheduler', 'DeleteSchedule', { Name: name, GroupName: found.group });
    return { status: 'success', physicalId: name };
  },

  read(name, properties, ctx) {
    const found = findByName(name, properties, ctx);
    if (!found) return undefined;
    const { StartDate, EndDate, ...view } = scheduleView(found);
    // Dates are compared as the template writes them.
    const same = (date: Date | undefined, text: string | undefined) =>
      date && text !== undefined && dateOf(text)?.getTime() === date.getTime() ? text : date?.toISOString();
    const declared = read(properties);
    return plain({
      ...view,
      StartDate: same(StartDate, declared.StartDate),
      EndDate: same(EndDate, declared.EndDate),
      Target: declaredTarget(found.target),
    });
  },

  attributes: (name, ctx) => ({
    Arn: ctx.all(schedules).find((each) => each.name === name)?.arn,
  }),
};
