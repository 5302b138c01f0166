// Why an image cannot be built, in Docker's form: a message, and the lines of the Dockerfile that it is about.

export interface DockerfilePlace {
  readonly firstLine: number;
  readonly lastLine: number;
}

export class DockerfileFailure extends Error {
  readonly place: DockerfilePlace | undefined;

  constructor(message: string, place?: DockerfilePlace) {
    super(message);
    this.place = place;
  }

  /** The same failure with these lines, unless it has its own. */
  at(place: DockerfilePlace): DockerfileFailure {
    return this.place ? this : new DockerfileFailure(this.message, place);
  }
}

/** Docker's excerpt of the Dockerfile, with the failing lines marked. */
export function excerpt(name: string, source: string, place: DockerfilePlace): string {
  const lines = source.split('\n');
  const from = Math.max(1, place.firstLine - 2);
  const to = Math.min(lines.length, place.lastLine + 2);
  const rows = [`${name}:${place.firstLine}`, '--------------------'];
  for (let number = from; number <= to; number++) {
    const marked = number >= place.firstLine && number <= place.lastLine;
    rows.push(`${String(number).padStart(4)} | ${marked ? '>>>' : '   '} ${lines[number - 1] ?? ''}`);
  }
  return [...rows, '--------------------'].join('\n');
}
