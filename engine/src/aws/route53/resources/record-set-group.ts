// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordsetgroup.html
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { hasZone, removeSets, setOf, type TemplateSet, writeSets, zoneIdOf } from './template-sets.ts';

interface GroupProperties {
  readonly HostedZoneId?: string;
  readonly HostedZoneName?: string;
  readonly RecordSets?: readonly TemplateSet[];
}

const read = (properties: ResourceRequest['properties']) => properties as GroupProperties;
const setsOf = ({ RecordSets = [] }: GroupProperties) => RecordSets.map(setOf);

export const recordSetGroupResource: ResourceType = {
  type: 'AWS::Route53::RecordSetGroup',

  create(request, ctx) {
    const group = read(request.properties);
    writeSets(zoneIdOf(group, ctx), setsOf(group), 'CREATE', ctx);
    return { status: 'success', physicalId: request.generatedName() };
  },

  update(physicalId, { properties, previous }, ctx) {
    const group = read(properties);
    const zoneId = zoneIdOf(group, ctx);
    const wanted = setsOf(group);
    const isWanted = ({ Name, Type, SetIdentifier }: (typeof wanted)[number]) =>
      wanted.some((each) => each.Name === Name && each.Type === Type && each.SetIdentifier === SetIdentifier);
    removeSets(
      zoneId,
      setsOf(read(previous)).filter((set) => !isWanted(set)),
      ctx,
    );
    writeSets(zoneId, wanted, 'UPSERT', ctx);
    return { status: 'success', physicalId };
  },

  delete(physicalId, { properties }, ctx) {
    const group = read(properties);
    if (hasZone(group, ctx)) removeSets(zoneIdOf(group, ctx), setsOf(group), ctx);
    return { status: 'success', physicalId };
  },

  attributes: (physicalId) => ({ Id: physicalId }),
};
