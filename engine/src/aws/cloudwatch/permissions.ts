// What calls of CloudWatch need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';

export const permissions: ServicePermissions = {
  resource({ AlarmName, AlarmNames, DashboardName, DashboardNames }, at) {
    const alarm = (name: string) => at.arn('cloudwatch', `alarm:${name}`);
    const dashboard = (name: string) => `arn:aws:cloudwatch::${at.account}:dashboard/${name}`;
    if (AlarmNames?.length) return AlarmNames.map(alarm);
    if (DashboardNames?.length) return DashboardNames.map(dashboard);
    if (DashboardName !== undefined) return dashboard(DashboardName);
    return AlarmName === undefined ? undefined : alarm(AlarmName);
  },

  keys: ({ Namespace }) => ({ 'cloudwatch:namespace': Namespace }),
};
