// What calls of CloudWatch Logs need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
import type { NamedResource, ServicePermissions } from '../../contracts/service-permissions.ts';

export const permissions: ServicePermissions = {
  actions: {
    CreateLogGroup: ({ tags }) =>
      Object.keys(tags ?? {}).some((key) => !key.startsWith('aws:'))
        ? ['CreateLogGroup', 'TagResource']
        : ['CreateLogGroup'],
  },

  resource(input, at, operation): NamedResource | readonly NamedResource[] | undefined {
    const { logGroupName, logStreamName, logGroupNames, logGroupIdentifier } = input;
    const group = logGroupName ?? logGroupIdentifier;
    if (operation === 'DescribeLogGroups')
      return { arn: at.arn('logs', 'log-group::log-stream:'), pattern: at.arn('logs', 'log-group:*') };
    if (group === undefined && logGroupNames === undefined) return undefined;
    const of = (name: string): NamedResource => {
      const arn = name.startsWith('arn:') ? name.replace(/:\*$/, '') : at.arn('logs', `log-group:${name}`);
      // Without a stream the part is there nevertheless, as AWS's refusals show.
      return { arn: `${arn}:log-stream:${logStreamName ?? ''}`, pattern: `${arn}:*` };
    };
    return group === undefined ? logGroupNames.map(of) : of(group);
  },
};
