// Flow logs as DescribeFlowLogs shows them. Recorded only: delivery is shown as failed, with the reason.
import type { FlowLog } from '@aws-sdk/client-ec2';
import { flowLogNotFound } from '../faults.ts';
import type { Kind } from '../selection.ts';
import { type FlowLogRecord, flowLogTable } from '../state.ts';
import { tagsOf } from '../tags.ts';

export const flowLogs: Kind<FlowLogRecord, FlowLog> = {
  table: flowLogTable,
  prefix: 'fl-',
  idOf: ({ FlowLogId }) => FlowLogId,
  notFound: flowLogNotFound,
  facets: (log) => ({
    'deliver-log-status': 'FAILED',
    'flow-log-id': log.FlowLogId,
    'log-destination-type': log.LogDestinationType,
    'log-group-name': log.LogGroupName,
    'resource-id': log.ResourceId,
    'traffic-type': log.TrafficType,
  }),
  view: (log, sight) => ({
    ...log,
    CreationTime: new Date(log.CreationTime),
    FlowLogStatus: 'ACTIVE',
    DeliverLogsStatus: 'FAILED',
    DeliverLogsErrorMessage: 'Drydock records this flow log and delivers nothing: there is no packet to log.',
    Tags: tagsOf(sight, log.FlowLogId),
  }),
};
