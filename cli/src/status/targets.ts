// The target groups with the health of their targets.
import { allPages } from '../targets/all-pages.ts';
import type { Section } from './section.ts';

export const targetsSection: Section = async ({ elbv2 }) => {
  const groups = await allPages(async (Marker) => {
    const page = await elbv2.describeTargetGroups({ Marker });
    return { items: page.TargetGroups, next: page.NextMarker };
  });
  if (groups.length === 0) return undefined;
  const rows = await Promise.all(
    groups.map(async ({ TargetGroupArn, TargetGroupName: name = '' }) => {
      const { TargetHealthDescriptions = [] } = await elbv2.describeTargetHealth({ TargetGroupArn });
      const targets = TargetHealthDescriptions.map(({ Target, TargetHealth }) => ({
        // A Lambda function has no port, and its id is its ARN.
        address: Target?.Port === undefined ? (Target?.Id ?? '') : `${Target.Id}:${Target.Port}`,
        zone: Target?.AvailabilityZone ?? '',
        state: TargetHealth?.State ?? '',
        description: TargetHealth?.Description ?? '',
      }));
      return { name, targets };
    }),
  );
  return { code: 'status-targets', groups: rows };
};
