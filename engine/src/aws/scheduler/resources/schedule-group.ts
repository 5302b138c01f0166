// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedulegroup.html
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { groupArn, requireGroup } from '../find.ts';
import { groups } from '../state.ts';
import { tagViews } from '../tags.ts';
import { groupView } from '../views.ts';

const tagsOf = ({ properties, tags }: ResourceRequest) => {
  const own = (properties.Tags ?? []) as ResourceRequest['tags'];
  return [...tags.filter(({ Key }) => !own.some((tag) => tag.Key === Key)), ...own];
};

export const scheduleGroupResource: ResourceType = {
  type: 'AWS::Scheduler::ScheduleGroup',
  create(request, ctx) {
    const Name = (request.properties.Name as string | undefined) ?? request.generatedName(64);
    ctx.call('scheduler', 'CreateScheduleGroup', { Name, Tags: tagsOf(request) });
    return { status: 'success', physicalId: Name };
  },
  update(name, request, ctx) {
    const ResourceArn = groupArn(name, ctx);
    const Tags = tagsOf(request);
    const TagKeys = Object.keys(requireGroup(name, ctx).tags).filter(
      (key) => !Tags.some(({ Key }) => Key === key),
    );
    if (TagKeys.length > 0) ctx.call('scheduler', 'UntagResource', { ResourceArn, TagKeys });
    if (Tags.length > 0) ctx.call('scheduler', 'TagResource', { ResourceArn, Tags });
    return { status: 'success', physicalId: name };
  },
  delete(name, _request, ctx) {
    if (ctx.get(groups, name)) ctx.call('scheduler', 'DeleteScheduleGroup', { Name: name });
    return { status: 'success', physicalId: name };
  },
  read(name, _properties, ctx) {
    const group = ctx.get(groups, name);
    return group && { Name: name, Tags: tagViews(group.tags) };
  },
  attributes(name, ctx) {
    const { Arn, State, CreationDate, LastModificationDate } = groupView(requireGroup(name, ctx));
    return {
      Arn,
      State,
      CreationDate: CreationDate?.toISOString(),
      LastModificationDate: LastModificationDate?.toISOString(),
    };
  },
};
