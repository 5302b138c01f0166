// EC2 API, CreateFlowLogs. Recorded only, as their delivery status says.
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameterValue } from '../faults.ts';
import { flowLogTable } from '../state.ts';
import { typeOfId } from '../tags/resource-ids.ts';
import { addSpecifiedTags } from '../tags/tags.ts';

const defaultFormat =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: EC2's own placeholders.
  '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}';

export const createFlowLogs: Operation<'ec2', 'CreateFlowLogs'> = (input, ctx) => {
  const FlowLogIds = (input.ResourceIds ?? []).map((ResourceId) => {
    const type = typeOfId(ctx, ResourceId);
    if (!['vpc', 'subnet', 'network-interface'].includes(type)) {
      throw invalidParameterValue(`Flow logs are not supported for ${ResourceId}`);
    }
    const FlowLogId = `fl-0${ctx.ids.hex(16)}`;
    ctx.put(flowLogTable, FlowLogId, {
      FlowLogId,
      ResourceId,
      ...(input.TrafficType ? { TrafficType: input.TrafficType } : {}),
      LogDestinationType: input.LogDestinationType ?? 'cloud-watch-logs',
      ...(input.LogDestination ? { LogDestination: input.LogDestination } : {}),
      ...(input.LogGroupName ? { LogGroupName: input.LogGroupName } : {}),
      LogFormat: input.LogFormat ?? defaultFormat,
      ...(input.DeliverLogsPermissionArn ? { DeliverLogsPermissionArn: input.DeliverLogsPermissionArn } : {}),
      MaxAggregationInterval: input.MaxAggregationInterval ?? 600,
      CreationTime: ctx.now,
    });
    addSpecifiedTags(ctx, FlowLogId, 'vpc-flow-log', input.TagSpecifications);
    return FlowLogId;
  });
  return { FlowLogIds, ClientToken: input.ClientToken, Unsuccessful: [] };
};
