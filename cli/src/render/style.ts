// How text looks where it goes: colours and a width on a terminal, neither elsewhere.

export interface Style {
  /** Columns of the terminal; infinite where lines may be as long as they are. */
  readonly columns: number;
  /** Where sentences are wrapped: files and pipes are read on terminals, too. */
  readonly wrapColumns: number;
  /** What makes room for a screen that is drawn again; empty where there is none. */
  readonly clear: string;
  dim(text: string): string;
  green(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
}

/** Clears the screen and what was scrolled, and goes to its top: ED and CUP of ECMA-48, which every terminal knows. */
const clearScreen = '\u001b[2J\u001b[3J\u001b[H';

const paint = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;

export const terminalStyle = (columns: number): Style => ({
  columns,
  wrapColumns: columns,
  clear: clearScreen,
  dim: paint(2),
  green: paint(32),
  red: paint(31),
  yellow: paint(33),
});

const asItIs = (text: string) => text;

export const plainStyle: Style = {
  columns: Number.POSITIVE_INFINITY,
  wrapColumns: 80,
  clear: '',
  dim: asItIs,
  green: asItIs,
  red: asItIs,
  yellow: asItIs,
};

/** Without the colours of a terminal. */
export const withoutColour = (columns: number): Style => ({
  ...plainStyle,
  columns,
  wrapColumns: columns,
  clear: clearScreen,
});
