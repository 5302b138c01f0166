// Finds the end of a head and decodes it: one character per byte.

/** Up to here it is cheaper to make text of everything and search that. */
const smallBytes = 4096;
/** A longer head is not worth keeping. */
export const keptHeadBytes = 2048;

/**
 * @param from what is before holds no end.
 * @param last the head before on this connection: mostly the next one is the same, and then this very text is returned.
 * @returns the head with the CRLF of its last line, without the empty line; undefined when its end has not come.
 */
export function headText(bytes: Buffer, from: number, last?: string): string | undefined {
  // The end may have begun before.
  const start = Math.max(0, from - 3);
  if (bytes.length > smallBytes) {
    if (last !== undefined && isHead(bytes.toString('latin1', 0, last.length + 2), last)) return last;
    const end = bytes.indexOf('\r\n\r\n', start, 'latin1');
    return end < 0 ? undefined : bytes.toString('latin1', 0, end + 2);
  }
  const text = bytes.toString('latin1');
  if (last !== undefined && isHead(text, last)) return last;
  const end = text.indexOf('\r\n\r\n', start);
  return end < 0 ? undefined : text.slice(0, end + 2);
}

const isHead = (text: string, head: string) => text.startsWith(head) && text.startsWith('\r\n', head.length);
