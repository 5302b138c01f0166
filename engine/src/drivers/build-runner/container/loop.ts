// What the container of a build runs: a shell that reads the names of files of shell code, and runs each in a shell of its
// own. The end of a file is marked in both streams of its output, so that it is known where its output ends.

/** Arguments: the shell, and the mark. */
export const loop = `while IFS= read -r file; do
  "$1" "$file" < /dev/null
  status=$?
  printf '\\036%s:%s\\n' "$2" "$status"
  printf '\\036%s:%s\\n' "$2" "$status" >&2
done`;

/** Takes the marks out of a stream. */
export class Marks {
  readonly #mark: Buffer;
  readonly #pass: (bytes: Buffer) => void;
  readonly #ended: (status: number) => void;
  #rest: Buffer = Buffer.alloc(0);

  constructor(mark: string, pass: (bytes: Buffer) => void, ended: (status: number) => void) {
    this.#mark = Buffer.from(`\x1e${mark}:`);
    this.#pass = pass;
    this.#ended = ended;
  }

  read(chunk: Buffer): void {
    let rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    for (;;) {
      const at = rest.indexOf(this.#mark);
      const end = at < 0 ? -1 : rest.indexOf(10, at);
      if (end < 0) break;
      this.#give(rest.subarray(0, at));
      // The command's last line may lack its line break.
      this.#give(lineBreak);
      const status = Number(rest.subarray(at + this.#mark.length, end).toString());
      rest = rest.subarray(end + 1);
      this.#ended(status);
    }
    const begun = rest.lastIndexOf(0x1e);
    const isBegun = begun >= 0 && rest.length - begun < this.#mark.length + 8;
    this.#rest = Buffer.from(isBegun ? rest.subarray(begun) : []);
    this.#give(isBegun ? rest.subarray(0, begun) : rest);
  }

  #give(bytes: Buffer): void {
    if (bytes.length > 0) this.#pass(bytes);
  }
}

const lineBreak = Buffer.from('\n');
