// Shows the progress of a build, in the format of Docker's plain progress.

export class Progress {
  readonly #write: (text: string) => void;
  readonly #now: () => number;
  #count = 0;

  /** @param write does nothing when the build is quiet */
  constructor(write: (text: string) => void, now: () => number) {
    this.#write = write;
    this.#now = now;
  }

  step(title: string): Step {
    const number = ++this.#count;
    const startedAt = this.#now();
    const line = (text: string) => this.#write(`#${number} ${text}\n`);
    const seconds = () => ((this.#now() - startedAt) / 1000).toFixed(3);
    const kept: string[] = [];
    let rest = '';
    const said = (text: string) => {
      line(`${seconds()} ${text}`);
      kept.push(`${seconds()} ${text}`);
      if (kept.length > 200) kept.shift();
    };
    line(title);
    return {
      title,
      line,
      output(chunk) {
        const lines = (rest + chunk.toString()).split('\n');
        rest = lines.pop() ?? '';
        for (const text of lines) said(text);
      },
      done(cached) {
        if (rest) said(rest);
        line(cached ? 'CACHED' : `DONE ${Number(seconds()).toFixed(1)}s`);
        this.end();
      },
      failed(message) {
        if (rest) said(rest);
        line(`ERROR: ${message}`);
        this.end();
      },
      end: () => this.#write('\n'),
      kept: () => kept,
    };
  }
}

export interface Step {
  readonly title: string;
  line(text: string): void;
  /** What a command prints. */
  output(chunk: Buffer): void;
  done(cached?: boolean): void;
  failed(message: string): void;
  end(): void;
  /** The last lines that the command has printed. */
  kept(): readonly string[];
}
