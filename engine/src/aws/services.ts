// The services as one list. CloudFormation is made of the others' resource types.
import type { AnyService, Service } from '../contracts/service.ts';
import type { ServiceId } from '../kernel/registry.ts';
import * as aws from './index.ts';

const { cloudFormation, ...others } = aws;
const simulated: readonly AnyService[] = Object.values(others);

export const services: readonly Service<ServiceId>[] = [
  ...simulated,
  cloudFormation(simulated.flatMap(({ resources = [] }) => resources)) as AnyService,
];
