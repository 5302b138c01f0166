// Whether an operation's input is what its model allows, asked once for every protocol before the operation runs.
import type { WireService } from '../identify.ts';
import type { OperationSchema } from '../schemas.ts';
import { validationFault } from './faults.ts';
import { missingMembers } from './required.ts';
import { refuseReservedNamespace } from './reserved-namespaces.ts';
import { refuseReservedTags } from './reserved-tags.ts';
import { constraintsOf } from './table.ts';
import { violationsOf } from './violations.ts';

/** @throws AwsFault that lists all that is wrong, in the service's own words */
export function validate(operation: OperationSchema, input: unknown, service: WireService): void {
  const violations = [
    ...missingMembers(operation.input, input),
    ...violationsOf(constraintsOf(service), operation.name, input),
  ];
  if (violations.length > 0) throw validationFault(violations, service);
  refuseReservedTags(operation.name, input, service);
  refuseReservedNamespace(operation.name, input, service);
}
