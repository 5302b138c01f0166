// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-arczonalshift-autoshiftobservernotificationstatus.html
// An account has one in a region.
import type { ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';

type Status = 'ENABLED' | 'DISABLED';

export const autoshiftObserverNotificationStatusResource: ResourceType = {
  type: 'AWS::ARCZonalShift::AutoshiftObserverNotificationStatus',

  create({ properties }, ctx) {
    set(properties.Status as Status, ctx);
    return { status: 'success', physicalId: `${ctx.account}-${ctx.region}` };
  },

  update(id, { properties }, ctx) {
    set(properties.Status as Status, ctx);
    return { status: 'success', physicalId: id };
  },

  delete(id, _request, ctx) {
    set('DISABLED', ctx);
    return { status: 'success', physicalId: id };
  },

  /** Templates can only enable them. */
  read(_id, _properties, ctx) {
    const { status } = ctx.call('arc-zonal-shift', 'GetAutoshiftObserverNotificationStatus', {});
    return status === 'ENABLED' ? { Status: status } : undefined;
  },

  attributes: (_id, ctx) => ({ AccountId: ctx.account, Region: ctx.region }),
};

function set(status: Status, ctx: Context): void {
  ctx.call('arc-zonal-shift', 'UpdateAutoshiftObserverNotificationStatus', { status });
}
