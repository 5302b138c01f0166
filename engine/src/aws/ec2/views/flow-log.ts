// Flow logs as DescribeFlowLogs returns them. Recorded only: their delivery has failed, and DeliverLogsErrorMessage says why.
import type { FlowLog } from '@aws-sdk/client-ec2';
import { requireFlowLog } from '../find/require.ts';
import { type FlowLogRecord, flowLogTable } from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';

export const flowLogs: Kind<FlowLogRecord, FlowLog> = {
  table: flowLogTable,
  require: requireFlowLog,
  idOf: ({ FlowLogId }) => FlowLogId,
  facets: (log) => ({
    'deliver-log-status': 'FAILED',
    'flow-log-id': log.FlowLogId,
    'log-destination-type': log.LogDestinationType,
    'log-group-name': log.LogGroupName,
    'resource-id': log.ResourceId,
    'traffic-type': log.TrafficType,
  }),
  view: (log, ctx) => ({
    ...log,
    CreationTime: new Date(log.CreationTime),
    FlowLogStatus: 'ACTIVE',
    DeliverLogsStatus: 'FAILED',
    DeliverLogsErrorMessage: 'Drydock records this flow log and delivers nothing: it simulates no packets.',
    Tags: tagsOf(ctx, log.FlowLogId),
  }),
};
