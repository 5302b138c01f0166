// The names of aliases. https://docs.aws.amazon.com/kms/latest/developerguide/alias-create.html
import { invalid, reservedAlias } from './faults.ts';

/** @throws ValidationException, NotAuthorizedException */
export function checkAliasName(name: string): string {
  if (!/^alias\/./.test(name))
    throw invalid(
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    );
  if (name.startsWith('alias/aws/')) throw reservedAlias();
  if (!/^alias\/[\w/-]+$/.test(name)) throw invalid('Alias must not contain a colon.');
  return name;
}
