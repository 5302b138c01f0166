// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-flowlog.html
import type { CreateFlowLogsRequest } from '@aws-sdk/client-ec2';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { flowLogTable } from '../state.ts';
import { replaceTags, tagSpecifications } from './tags.ts';

type FlowLogProperties = Omit<CreateFlowLogsRequest, 'ResourceIds' | 'TagSpecifications'> & {
  readonly ResourceId: string;
};

export const flowLogResource: ResourceType = {
  type: 'AWS::EC2::FlowLog',
  create(request, ctx) {
    const { ResourceId, ...rest } = request.properties as unknown as FlowLogProperties;
    const { FlowLogIds } = ctx.call('ec2', 'CreateFlowLogs', {
      ...rest,
      ResourceIds: [ResourceId],
      TagSpecifications: tagSpecifications(request, 'vpc-flow-log'),
    });
    return { status: 'success', physicalId: FlowLogIds?.[0] ?? '' };
  },
  update(id, request, ctx) {
    replaceTags(ctx, id, 'vpc-flow-log', request);
    return { status: 'success', physicalId: id };
  },
  delete(id, _request, ctx) {
    if (ctx.get(flowLogTable, id)) ctx.call('ec2', 'DeleteFlowLogs', { FlowLogIds: [id] });
    return { status: 'success', physicalId: id };
  },
  unread: ['ResourceType', 'DeliverCrossAccountRole'],
  read: (id, _properties, ctx) => ctx.call('ec2', 'DescribeFlowLogs', { FlowLogIds: [id] }).FlowLogs?.[0],
  attributes: (id) => ({ Id: id }),
};
