import type { Section } from '../commands/status.ts';
import { table } from '../view/table.ts';

export const showTargets: Section = async ({ elbv2 }) => {
  const { TargetGroups = [] } = await elbv2.describeTargetGroups({});
  const rows: string[][] = [];
  for (const { TargetGroupArn, TargetGroupName = '' } of TargetGroups) {
    const { TargetHealthDescriptions = [] } = await elbv2.describeTargetHealth({ TargetGroupArn });
    if (TargetHealthDescriptions.length === 0) rows.push([TargetGroupName, 'no target']);
    for (const { Target, TargetHealth } of TargetHealthDescriptions) {
      rows.push([
        TargetGroupName,
        `${Target?.Id}:${Target?.Port}`,
        Target?.AvailabilityZone ?? '',
        TargetHealth?.State ?? '',
        TargetHealth?.Description ?? '',
      ]);
    }
  }
  return rows.length > 0 ? `Targets\n${table(rows)}` : '';
};
