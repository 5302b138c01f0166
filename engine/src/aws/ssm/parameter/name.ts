// What a parameter may be called, and how a caller names one: by name or ARN, with a version or a label after a colon.
// https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
import { hierarchyTooDeep, invalid, reservedName } from '../faults.ts';

/** @throws the fault that AWS answers for a name that cannot be given to a new parameter. */
export function checkName(name: string): void {
  if (/^\/?aws/i.test(name)) throw reservedName(name);
  if (/^\/?ssm/i.test(name)) {
    throw invalid(
      'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of ' +
        'sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the ' +
        'following 3 symbols .-_',
    );
  }
  if (name.includes('/') && !name.startsWith('/')) {
    throw invalid('Parameter name must be a fully qualified name.');
  }
  if (!/^[a-zA-Z0-9_./-]+$/.test(name) || name.endsWith('/') || name.includes('//')) {
    throw invalid(
      'Invalid parameter name. Please use correct syntax for referencing a version/label  <name>:<version/label>',
    );
  }
  if (name.length > 1011) throw invalid('Parameter name is too long: at most 1011 characters.');
  if (name.split('/').length - 1 > 15) throw hierarchyTooDeep();
}

export interface ParameterReference {
  /** Candidates in order: an ARN does not tell `/name` from `name`. */
  readonly names: readonly string[];
  /** A version number or a label. */
  readonly selector?: string;
}

export function parseReference(text: string): ParameterReference {
  const arn = /^arn:[^:]*:ssm:[^:]*:[^:]*:parameter\/(.+)$/.exec(text);
  const [name = '', selector] = (arn?.[1] ?? text).split(':');
  return {
    names: arn ? (name.includes('/') ? [`/${name}`] : [name, `/${name}`]) : [name],
    ...(selector ? { selector } : {}),
  };
}
