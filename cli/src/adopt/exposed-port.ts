// The port that a Dockerfile names. https://docs.docker.com/reference/dockerfile/#expose

/** What the stage that becomes the image says of its port: earlier stages are not in it. */
export function lastStage(dockerfile: string): {
  readonly exposed: number | undefined;
  readonly environment: number | undefined;
} {
  const variables = new Map<string, string>();
  let exposed: number | undefined;
  let environment: number | undefined;
  for (const [name, rest] of instructions(dockerfile)) {
    const words = rest.trim();
    if (name === 'FROM') {
      exposed = undefined;
      environment = undefined;
    } else if (name === 'ARG' || name === 'ENV') {
      for (const [, key = '', value = ''] of words.matchAll(/(\w+)[= ]"?([^\s"]*)"?/g))
        variables.set(key, value);
      if (name === 'ENV' && variables.has('PORT')) environment = asPort(variables.get('PORT')) ?? environment;
    } else if (name === 'EXPOSE') {
      const [first = ''] = words.split(/\s+/);
      const resolved = first.replace(
        /\$\{?(\w+)(?::-(\w+))?\}?/,
        (_, key, otherwise) => variables.get(key) ?? otherwise ?? '',
      );
      if (!resolved.endsWith('/udp')) exposed ??= asPort(resolved.replace(/\/tcp$/, ''));
    }
  }
  return { exposed, environment };
}

/** Files and folders of the build's context that it copies by their whole names, without those of earlier stages. */
export function copiedSources(dockerfile: string): string[] {
  return instructions(dockerfile).flatMap(([name, rest]) => {
    if ((name !== 'COPY' && name !== 'ADD') || /--from=|<<|^\s*\[/.test(rest)) return [];
    const words = rest.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'));
    return words
      .slice(0, -1)
      .map((word) => word.replace(/^\.?\/+/, '').replace(/\/+$/, ''))
      .filter((word) => word !== '' && word !== '.' && !/[*?[$:]/.test(word));
  });
}

/** `[instruction, the rest of its line]`, with continued lines joined. */
function instructions(dockerfile: string): ReadonlyArray<readonly [string, string]> {
  const joined = dockerfile.replaceAll(/^\s*#.*$/gm, '').replaceAll(/\\\r?\n/g, ' ');
  return [...joined.matchAll(/^[ \t]*([A-Za-z]+)[ \t]+(.*)$/gm)].map(([, name = '', rest = '']) => [
    name.toUpperCase(),
    rest,
  ]);
}

export function asPort(text: string | undefined): number | undefined {
  const port = Number(text);
  return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : undefined;
}
