// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-arczonalshift-zonalautoshiftconfiguration.html
import type { ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { configurations } from '../state.ts';

interface Condition {
  readonly Type: 'CLOUDWATCH';
  readonly AlarmIdentifier: string;
}

interface Properties {
  readonly ResourceIdentifier: string;
  readonly ZonalAutoshiftStatus?: 'ENABLED' | 'DISABLED';
  readonly PracticeRunConfiguration?: {
    readonly OutcomeAlarms?: readonly Condition[];
    readonly BlockingAlarms?: readonly Condition[];
    readonly BlockedWindows?: readonly string[];
    readonly AllowedWindows?: readonly string[];
    readonly BlockedDates?: readonly string[];
  };
}

export const zonalAutoshiftConfigurationResource: ResourceType = {
  type: 'AWS::ARCZonalShift::ZonalAutoshiftConfiguration',

  create({ properties }, ctx) {
    const given = properties as unknown as Properties;
    ctx.call('arc-zonal-shift', 'CreatePracticeRunConfiguration', practiceOf(given));
    setStatus(given, ctx);
    return { status: 'success', physicalId: given.ResourceIdentifier };
  },

  update(arn, { properties }, ctx) {
    const given = properties as unknown as Properties;
    ctx.call('arc-zonal-shift', 'UpdatePracticeRunConfiguration', practiceOf(given));
    setStatus(given, ctx);
    return { status: 'success', physicalId: arn };
  },

  delete(arn, _request, ctx) {
    if (ctx.get(configurations, arn)) {
      setStatus({ ResourceIdentifier: arn }, ctx);
      ctx.call('arc-zonal-shift', 'DeletePracticeRunConfiguration', { resourceIdentifier: arn });
    }
    return { status: 'success', physicalId: arn };
  },

  read(arn, _properties, ctx) {
    const { practiceRunConfiguration, zonalAutoshiftStatus } = ctx.call(
      'arc-zonal-shift',
      'GetManagedResource',
      { resourceIdentifier: arn },
    );
    return (
      practiceRunConfiguration && {
        ResourceIdentifier: arn,
        ZonalAutoshiftStatus: zonalAutoshiftStatus,
        PracticeRunConfiguration: practiceRunConfiguration,
      }
    );
  },

  attributes: () => ({}),
};

function setStatus(
  { ResourceIdentifier, ZonalAutoshiftStatus = 'DISABLED' }: Properties,
  ctx: Context,
): void {
  ctx.call('arc-zonal-shift', 'UpdateZonalAutoshiftConfiguration', {
    resourceIdentifier: ResourceIdentifier,
    zonalAutoshiftStatus: ZonalAutoshiftStatus,
  });
}

function practiceOf({ ResourceIdentifier, PracticeRunConfiguration: practice = {} }: Properties) {
  const alarms = (conditions: readonly Condition[] = []) =>
    conditions.map(({ Type, AlarmIdentifier }) => ({ type: Type, alarmIdentifier: AlarmIdentifier }));
  return {
    resourceIdentifier: ResourceIdentifier,
    outcomeAlarms: alarms(practice.OutcomeAlarms),
    blockingAlarms: alarms(practice.BlockingAlarms),
    blockedWindows: [...(practice.BlockedWindows ?? [])],
    allowedWindows: [...(practice.AllowedWindows ?? [])],
    blockedDates: [...(practice.BlockedDates ?? [])],
  };
}
