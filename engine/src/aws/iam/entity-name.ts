// The rules for names and paths of IAM entities.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
import { invalid } from './faults.ts';

/** `member` is the parameter's name as it appears in AWS's message, for example `roleName`. */
export function checkName(member: string, name: string, maxLength: number): void {
  if (name.length > maxLength) {
    throw invalid(
      `1 validation error detected: Value '${name}' at '${member}' failed to satisfy constraint: Member must have ` +
        `length less than or equal to ${maxLength}`,
    );
  }
  if (!/^[\w+=,.@-]+$/.test(name)) {
    throw invalid(
      `The specified value for ${member} is invalid. It must contain only alphanumeric characters and/or the ` +
        'following: +=,.@_-',
    );
  }
}

export function checkedPath(path: string | undefined): string {
  if (path === undefined) return '/';
  if (!/^\/(?:[!-~]+\/)?$/.test(path)) {
    throw invalid(
      'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric ' +
        'characters and/or / characters.',
    );
  }
  return path;
}
