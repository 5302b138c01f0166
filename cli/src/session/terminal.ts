// The user's terminal during a session: what is typed goes to the program as it is, Ctrl-C included.

export interface TerminalHandlers {
  typed(bytes: Buffer): void;
  resized(): void;
}

export interface Terminal {
  size(): { readonly cols: number; readonly rows: number };
  open(handlers: TerminalHandlers): void;
  write(bytes: Buffer): void;
  close(): void;
}

export function ownTerminal({ stdin, stdout }: NodeJS.Process = process): Terminal {
  let close = () => {};
  return {
    size: () => ({ cols: stdout.columns ?? 80, rows: stdout.rows ?? 24 }),
    open({ typed, resized }) {
      const onData = (bytes: Buffer) => typed(bytes);
      // At the end of a file or a pipe, a shell gets what ends its input at a terminal.
      const onEnd = () => typed(Buffer.from([4]));
      if (stdin.isTTY) stdin.setRawMode(true);
      stdin.on('data', onData);
      stdin.on('end', onEnd);
      stdin.resume();
      stdout.on('resize', resized);
      close = () => {
        if (stdin.isTTY) stdin.setRawMode(false);
        stdin.off('data', onData);
        stdin.off('end', onEnd);
        stdin.pause();
        stdout.off('resize', resized);
      };
    },
    write: (bytes) => void stdout.write(bytes),
    close: () => close(),
  };
}
