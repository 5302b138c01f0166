// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordset.html
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { hasZone, removeSets, setOf, type TemplateSet, writeSets, zoneIdOf } from './template-sets.ts';

const read = (properties: ResourceRequest['properties']) => properties as unknown as TemplateSet;

/** The zone may be gone by now, and the record set with it. */
function remove(given: TemplateSet, ctx: Context): void {
  if (hasZone(given, ctx)) removeSets(zoneIdOf(given, ctx), [setOf(given)], ctx);
}

/** The physical id is the name. */
export const recordSetResource: ResourceType = {
  type: 'AWS::Route53::RecordSet',

  create({ properties }, ctx) {
    const given = read(properties);
    writeSets(zoneIdOf(given, ctx), [setOf(given)], 'CREATE', ctx);
    return { status: 'success', physicalId: given.Name.replace(/\.$/, '') };
  },

  update(physicalId, { properties, previous }, ctx) {
    const [before, after] = [read(previous), read(properties)];
    // Another type or identifier is another record set of the same name.
    if (before.Type !== after.Type || before.SetIdentifier !== after.SetIdentifier) remove(before, ctx);
    writeSets(zoneIdOf(after, ctx), [setOf(after)], 'UPSERT', ctx);
    return { status: 'success', physicalId };
  },

  delete(physicalId, { properties }, ctx) {
    remove(read(properties), ctx);
    return { status: 'success', physicalId };
  },

  attributes: () => ({}),
};
