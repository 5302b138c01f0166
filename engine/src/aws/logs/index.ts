// Amazon CloudWatch Logs: what tasks and builds write, kept on disk and read by time.
import { defineService } from '../../kernel/service.ts';
import { appendEvents } from './append-events.ts';
import { retention } from './controllers/retention.ts';
import { createLogGroup } from './operations/create-log-group.ts';
import { createLogStream } from './operations/create-log-stream.ts';
import { deleteLogGroup } from './operations/delete-log-group.ts';
import { deleteLogStream } from './operations/delete-log-stream.ts';
import { deleteRetentionPolicy } from './operations/delete-retention-policy.ts';
import { describeLogGroups } from './operations/describe-log-groups.ts';
import { describeLogStreams } from './operations/describe-log-streams.ts';
import { filterLogEvents } from './operations/filter-log-events.ts';
import { getLogEvents } from './operations/get-log-events.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { putLogEvents } from './operations/put-log-events.ts';
import { putRetentionPolicy } from './operations/put-retention-policy.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { logGroupResource } from './resources/log-group.ts';
import { logGroups, logStreams, streamKey } from './state.ts';

export const logs = defineService({
  id: 'logs',
  operations: {
    CreateLogGroup: createLogGroup,
    CreateLogStream: createLogStream,
    DeleteLogGroup: deleteLogGroup,
    DeleteLogStream: deleteLogStream,
    DeleteRetentionPolicy: deleteRetentionPolicy,
    DescribeLogGroups: describeLogGroups,
    DescribeLogStreams: describeLogStreams,
    FilterLogEvents: filterLogEvents,
    GetLogEvents: getLogEvents,
    ListTagsForResource: listTagsForResource,
    PutLogEvents: putLogEvents,
    PutRetentionPolicy: putRetentionPolicy,
    TagResource: tagResource,
    UntagResource: untagResource,
  },
  controllers: [retention],
  reports: {
    // A group that was deleted while a task still writes takes no more lines, as with AWS's own drivers.
    'logs/lines': ({ group, stream, events }, ctx) => {
      if (!ctx.get(logGroups, group)) return;
      const key = streamKey(group, stream);
      if (!ctx.get(logStreams, key))
        ctx.call('logs', 'CreateLogStream', { logGroupName: group, logStreamName: stream });
      appendEvents(ctx.get(logStreams, key)!, events, ctx);
    },
  },
  resources: [logGroupResource],
});
