// The kernel's tables of TCP sockets, as Linux has them in /proc/net/tcp and tcp6.
import type { Listener } from './listening.ts';

export interface ListeningSocket extends Listener {
  /** By which the process is found that has it. */
  readonly inode: string;
}

/** Rows in the state LISTEN: `sl local_address rem_address st … inode`, addresses in hexadecimal. */
export function parseListeners(text: string): ListeningSocket[] {
  return text.split('\n').flatMap((line) => {
    const [, address = '', port = '', state] =
      /^\s*\d+: ([0-9A-F]+):([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} ([0-9A-F]{2})/.exec(line) ?? [];
    if (state !== '0A') return [];
    const isLoopback =
      /^......7F$/.test(address) ||
      /^0{24}01000000$/.test(address) ||
      /^0{16}FFFF0000......7F$/.test(address);
    const inode = line.trim().split(/\s+/)[9] ?? '';
    return [{ port: Number.parseInt(port, 16), isLoopback, inode }];
  });
}
