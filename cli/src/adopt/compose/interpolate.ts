// Variables in a Compose file: `$NAME`, `${NAME}`, `${NAME:-otherwise}`, `${NAME-otherwise}`, `${NAME:?message}`, `$$`.
// https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md

export function interpolate(value: unknown, variables: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return inText(value, variables);
  if (Array.isArray(value)) return value.map((each) => interpolate(each, variables));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, interpolate(each, variables)]));
}

const pattern = /\$(?:(\$)|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-?+])([^}]*))?\})/g;

function inText(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(pattern, (_, dollar, plain, braced, operator = '', rest = '') => {
    if (dollar) return '$';
    const name = plain ?? braced;
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    const isThere = operator.startsWith(':') ? Boolean(value) : value !== undefined;
    if (operator.endsWith('+')) return isThere ? rest : '';
    if (isThere) return value ?? '';
    if (operator.endsWith('?')) throw new Error(`the variable ${name} is not set${rest ? `: ${rest}` : ''}.`);
    return operator.endsWith('-') ? rest : '';
  });
}
