// The names that a parameter can have, and how callers refer to one: by name or ARN, optionally followed by a colon and a
// version or label.
// https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
import { hierarchyTooDeep, invalid, reservedName } from '../faults.ts';

/** @throws AWS's error for a name that a new parameter cannot have. */
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

/** At the root, `/name` and `name` are one parameter: it has the name that it was created with. */
export function spellings(name: string): readonly string[] {
  if (/^[^/]+$/.test(name)) return [name, `/${name}`];
  return /^\/[^/]+$/.test(name) ? [name, name.slice(1)] : [name];
}

/** The names in a request, each once. @throws ValidationException for more than ten. */
export function checkedNames(names: readonly string[]): string[] {
  const unique = [...new Set(names)];
  if (unique.length > 10) {
    throw invalid(
      `1 validation error detected: Value '[${unique.join(', ')}]' at 'names' failed to satisfy constraint: Member ` +
        'must have length less than or equal to 10',
    );
  }
  return unique;
}

export interface ParameterReference {
  /** Candidates in order: an ARN does not distinguish `/name` from `name`, nor does AWS at the root. */
  readonly names: readonly string[];
  /** A version number or a label. */
  readonly selector?: string;
}

export function parseReference(text: string): ParameterReference {
  const arn = /^arn:[^:]*:ssm:[^:]*:[^:]*:parameter\/(.+)$/.exec(text);
  const [name = '', selector] = (arn?.[1] ?? text).split(':');
  return {
    names: arn && name.includes('/') ? [`/${name}`] : spellings(name),
    ...(selector ? { selector } : {}),
  };
}
