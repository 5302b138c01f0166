// The services as one list. CloudFormation is made of the others' resource types, Service Quotas of their quotas, and
// the Tagging API of their tags.
import type { AnyService, Service } from '../contracts/service.ts';
import type { Quota } from '../kernel/quota.ts';
import type { ServiceId } from '../kernel/registry.ts';
import * as aws from './index.ts';

const { cloudFormation, resourceGroupsTagging, serviceQuotas, ...others } = aws;
const simulated: readonly AnyService[] = Object.values(others);

const withStacks: readonly AnyService[] = [
  ...simulated,
  cloudFormation(simulated.flatMap(({ resources = [] }) => resources)),
];

/** Of all services. */
export const quotas: readonly Quota[] = withStacks.flatMap((service) => service.quotas ?? []);

export const services: readonly Service<ServiceId>[] = [
  ...withStacks,
  serviceQuotas(quotas) as AnyService,
  resourceGroupsTagging(withStacks.flatMap((service) => service.taggedResources ?? [])) as AnyService,
];
