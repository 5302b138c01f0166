// Which types of resources a call admits.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html (ResourceTypes)
import { validationError } from '../faults.ts';
import type { Template } from '../template/declarations.ts';

/** @param admitted `AWS::*`, `Custom::*`, `AWS::<service>::*` or a type. Absent: all. @throws ValidationError */
export function checkResourceTypes({ Resources }: Template, admitted: readonly string[] | undefined): void {
  if (!admitted) return;
  const admits = (type: string) => (pattern: string) =>
    pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
  for (const { Type } of Object.values(Resources))
    if (!admitted.some(admits(Type)))
      throw validationError(
        `Resource type ${Type} is not allowed by parameter ResourceTypes [${admitted.join(', ')}]`,
      );
}
