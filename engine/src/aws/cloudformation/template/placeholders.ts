// The `${Name}` of Fn::Sub; `${!Literal}` stands for `${Literal}`.

import { templateError } from '../faults.ts';

export interface Placeholder {
  readonly name: string;
}

const pattern = /\$\{([^}!][^}]*)\}/g;

/** @throws ValidationError for a name that no parameter or resource can have */
export function placeholders(text: string): Placeholder[] {
  const named = [...text.matchAll(/\$\{([^}!][^}]*)?\}/g)];
  if (!named.every(([, name = '']) => /^[\w.:]+$/.test(name.trim())))
    throw templateError(
      'variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons',
    );
  return [...text.matchAll(pattern)].map(([, name = '']) => ({ name: name.trim() }));
}

/** The text with each placeholder's value. */
export function substitute(text: string, value: (name: string) => string): string {
  return text.replace(pattern, (_match, name: string) => value(name.trim())).replaceAll('${!', '${');
}
