// The `${Name}` of Fn::Sub; `${!Literal}` stands for `${Literal}`.

export interface Placeholder {
  readonly name: string;
}

const pattern = /\$\{([^}!][^}]*)\}/g;

export function placeholders(text: string): Placeholder[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => ({ name: name.trim() }));
}

/** The text with each placeholder's value. */
export function substitute(text: string, value: (name: string) => string): string {
  return text.replace(pattern, (_match, name: string) => value(name.trim())).replaceAll('${!', '${');
}
