// EC2 API, GetInstanceTypesFromInstanceRequirements: what attribute-based instance type selection would choose from.
import type { Operation } from '../../../kernel/context.ts';
import { requiredTypes } from '../catalog/required-types.ts';
import { paginate } from '../describe/selection.ts';

export const getInstanceTypesFromInstanceRequirements: Operation<
  'ec2',
  'GetInstanceTypesFromInstanceRequirements'
> = ({ InstanceRequirements, ArchitectureTypes, ...request }) => {
  const found = requiredTypes(InstanceRequirements!, ArchitectureTypes);
  const { items, NextToken } = paginate(found, ({ type }) => type, request);
  return { InstanceTypes: items.map(({ type }) => ({ InstanceType: type })), NextToken };
};
